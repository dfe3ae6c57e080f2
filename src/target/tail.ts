/** As much of a target's standard error as is kept. */
const kept = 4_096;

/** The last bytes of a stream, however much it brings. */
export class Tail {
  #bytes: Buffer = Buffer.alloc(0);

  add(chunk: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk.subarray(-kept)]).subarray(-kept);
  }

  text(): string {
    return this.#bytes
      .toString("utf8")
      .replace(/^\ufffd+/, "")
      .trimEnd();
  }
}
