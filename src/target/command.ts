import { createServer, type Server, type Socket } from "node:net";
import { Command, Option } from "commander";
import { modelSession } from "../../conformance/protocol/model.ts";
import { CliError, describeError, inFile } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { faultyList, faultyServer } from "./faulty.ts";
import { serve } from "./serve.ts";

interface TargetOptions {
  readonly socket?: string;
  /** True where no name follows. */
  readonly faulty?: string | true;
}

const serveOwn = (): Promise<void> =>
  serve(process.stdin, process.stdout, modelSession(findPackage().version));

const serveStdio = async (answering: () => Promise<void>): Promise<void> => {
  try {
    await answering();
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

const run = async ({ socket, faulty }: TargetOptions): Promise<void> => {
  if (faulty === true) return void process.stdout.write(`${faultyList()}\n`);
  if (faulty !== undefined) return serveStdio(faultyServer(faulty));
  return socket === undefined ? serveStdio(serveOwn) : serveSocket(socket);
};

/** `taospec target`: this specification as a target of the protocol in spec/targets.md. */
export const targetCommand = (): Command =>
  new Command("target")
    .description(
      "answer the questions of a runner (spec/targets.md) on standard input, as this specification does",
    )
    .option("--socket <path>", "listen on a Unix socket instead; each connection is a session of its own")
    .addOption(
      new Option(
        "--faulty [name]",
        "answer as a target that is wrong on purpose; without a name, list those there are",
      ).conflicts("socket"),
    )
    .action(run);
