/**
 * The chain's code would stop here: a division by zero, an index out of bounds, a failed `expect`.
 *
 * Deep inside arithmetic this is thrown; the public entry points (`epoch`, `rootEpoch`, a dispatched
 * call) turn it into a typed `Panic` rejection, so that no caller of the model meets an exception.
 */
export class ChainPanic extends Error {
  override readonly name = "ChainPanic";
}

/** Stop as the chain's code stops. `message` is the first line that it would print. */
export const panic = (message: string): never => {
  throw new ChainPanic(message);
};
