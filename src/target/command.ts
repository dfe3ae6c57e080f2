import { createServer, type Server, type Socket } from "node:net";
import { Command } from "commander";
import { modelSession } from "../../conformance/protocol/model.ts";
import { CliError, describeError, inFile } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { serve } from "./serve.ts";

interface TargetOptions {
  readonly socket?: string;
}

const serveStdio = async (): Promise<void> => {
  try {
    await serve(process.stdin, process.stdout, modelSession(findPackage().version));
  } catch (error) {
    throw inFile("stdin", error);
  }
};

/** A connection that breaks, or says what is no question, ends; the others go on. */
const serveConnection = async (socket: Socket): Promise<void> => {
  try {
    await serve(socket, socket, modelSession(findPackage().version));
    socket.end();
  } catch (error) {
    socket.destroy();
    process.stderr.write(`${describeError("taospec target", inFile("connection", error), false).text}\n`);
  }
};

/** What the shell sees of a process that a signal has ended. */
const endedBy = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The socket's name goes with the process that serves it. */
const closeOnSignal = (server: Server): void => {
  for (const [signal, status] of Object.entries(endedBy))
    process.once(signal, () => {
      server.close();
      process.exit(status);
    });
};

const serveSocket = (path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on("error", () => {});
      void serveConnection(socket);
    });
    server.once("error", (error) => reject(new CliError(`${path}: ${error.message}`)));
    server.once("close", resolve);
    server.listen(path, () => {
      closeOnSignal(server);
      process.stdout.write(`listens on ${path}\n`);
    });
  });

/** `taospec target`: this specification as a target of the protocol in spec/targets.md. */
export const targetCommand = (): Command =>
  new Command("target")
    .description(
      "answer the questions of a runner (spec/targets.md) on standard input, as this specification does",
    )
    .option("--socket <path>", "listen on a Unix socket instead; each connection is a session of its own")
    .action(({ socket }: TargetOptions) => (socket === undefined ? serveStdio() : serveSocket(socket)));
