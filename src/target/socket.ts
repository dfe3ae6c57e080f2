/** A target that listens on a Unix socket: each connection is a session. */
import { createConnection, type Socket } from "node:net";
import type { Channel, Ending, Listener } from "./lineWire.ts";

/** A connection; what keeps it from being made is told as its end. */
class SocketChannel implements Channel {
  readonly #socket: Socket;
  #listener: Listener | undefined;
  #ending: Ending = { orderly: true, message: "it closed the connection" };

  constructor(path: string) {
    // A target may say its last word after it has heard the end.
    this.#socket = createConnection({ path, allowHalfOpen: true });
    this.#socket.on("data", (chunk: Buffer) => this.#listener?.bytes(chunk));
    this.#socket.once("end", () => this.#socket.end());
    this.#socket.on("error", (error) => {
      this.#ending = { orderly: false, message: `the connection failed (${error.message})` };
    });
    this.#socket.once("close", () => this.#listener?.ended(this.#ending));
  }

  listen(listener: Listener): void {
    this.#listener = listener;
  }

  write(text: string): void {
    this.#socket.write(text);
  }

  endInput(): void {
    this.#socket.end();
  }

  async kill(): Promise<string> {
    this.#listener = undefined;
    this.#socket.destroy();
    return "";
  }
}

/** Connect to a Unix socket. */
export const socketChannel = (path: string): Channel => new SocketChannel(path);
