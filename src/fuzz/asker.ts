import type { ConformanceCase } from "../../conformance/case.ts";
import { type Asked, askCase, type Reasons } from "../../conformance/protocol/ask.ts";
import type { Offer } from "../../conformance/protocol/messages.ts";
import { Broken, type Connector, type Session } from "../../conformance/protocol/session.ts";

/** The target begins no session any more. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The answer is no longer waited for, since the search was interrupted. */
export class Abandoned extends Error {
  override readonly name = "Abandoned";
}

const attempts = 3;

const reasonOf = ({ verdict, message, stderr }: Broken): string =>
  `${verdict}: ${message}${stderr.trim() === "" ? "" : ` (${stderr.trim()})`}`;

/** Asks one case after another; a session that a case has broken is followed by a new one. */
export class Asker {
  readonly #connector: Connector;
  readonly #reasons: Reasons;
  #session: Session | undefined;
  #ended = false;
  #abandon = (): void => {};

  constructor(connector: Connector, reasons: Reasons) {
    this.#connector = connector;
    this.#reasons = reasons;
  }

  /** Throws `Unreachable` where the target refuses several times in a row. */
  async #open(): Promise<Session> {
    let reason = "";
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      try {
        return await this.#connector.open();
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        reason = reasonOf(error);
        // One that does not speak our protocol will not do so the next time, and one that hangs takes long to say so.
        if (this.#ended || error.verdict === "refuses the handshake" || error.verdict === "hangs") break;
      }
    }
    throw new Unreachable(reason);
  }

  async #current(): Promise<Session> {
    const session = this.#session ?? (await this.#open());
    // It may have been long in coming.
    if (this.#ended) session.kill();
    else this.#session = session;
    return session;
  }

  /** What the work comes to, unless nobody wants to know any more. */
  #unlessAbandoned<Value>(work: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#abandon = () => reject(new Abandoned());
      if (this.#ended) this.#abandon();
      else work().then(resolve, reject);
    });
  }

  /** What the target says of itself. */
  offer(): Promise<Offer> {
    return this.#unlessAbandoned(async () => (await this.#current()).offer);
  }

  /** Throws `Unreachable` and `Abandoned`. */
  ask(subject: ConformanceCase): Promise<Asked> {
    return this.#unlessAbandoned(async () => {
      const asked = await askCase(subject, await this.#current(), this.#reasons);
      if (asked.status === "broken") this.#session = undefined;
      return asked;
    });
  }

  /** Ends all at once, whatever is waited for. */
  kill(): void {
    this.#ended = true;
    this.#session?.kill();
    this.#session = undefined;
    this.#abandon();
  }

  /** Ends the session as the protocol wants it. What goes wrong in that is told, where it is not the user's doing. */
  async close(): Promise<string | undefined> {
    const session = this.#session;
    this.#session = undefined;
    try {
      await session?.close();
      return undefined;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return reasonOf(error);
    }
  }
}
