import type { ConformanceCase } from "../../conformance/case.ts";
import { type Asked, askCase, type Reasons } from "../../conformance/protocol/ask.ts";
import type { Offer } from "../../conformance/protocol/messages.ts";
import { Broken, type Connector, type Session } from "../../conformance/protocol/session.ts";

/** The target begins no session any more. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

const attempts = 3;

const reasonOf = ({ verdict, message, stderr }: Broken): string =>
  `${verdict}: ${message}${stderr.trim() === "" ? "" : ` (${stderr.trim()})`}`;

/** Asks one case after another; a session that a case has broken is followed by a new one. */
export class Asker {
  readonly #connector: Connector;
  readonly #reasons: Reasons;
  #session: Session | undefined;

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
        if (error.verdict === "refuses the handshake" || error.verdict === "hangs") break;
      }
    }
    throw new Unreachable(reason);
  }

  async #current(): Promise<Session> {
    this.#session ??= await this.#open();
    return this.#session;
  }

  /** What the target says of itself. */
  async offer(): Promise<Offer> {
    return (await this.#current()).offer;
  }

  async ask(subject: ConformanceCase): Promise<Asked> {
    const asked = await askCase(subject, await this.#current(), this.#reasons);
    if (asked.status === "broken") this.#session = undefined;
    return asked;
  }

  /** Ends the session at once. */
  kill(): void {
    this.#session?.kill();
    this.#session = undefined;
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
