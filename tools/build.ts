/** Compiles the sources to dist/, from nothing, and makes the command executable. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, rmSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
  stdio: "inherit",
});
const command = "dist/src/cli/main.js";
if (existsSync(command)) chmodSync(command, 0o755);
