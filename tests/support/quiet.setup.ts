import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";
import { format } from "node:util";
import { afterAll, afterEach } from "vitest";

/*
 * Before each test file: an unexpected console.error or a connection that would leave this machine fails the test. A test
 * that expects an error puts its own spy on console.error.
 */

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::|)$/;
const faults: string[] = [];

console.error = (...said: unknown[]) => {
  faults.push(`console.error: ${format(...said)}`);
};

type Connect = typeof Socket.prototype.connect;
const connect = Socket.prototype.connect as (...args: unknown[]) => Socket;
Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (LOOPBACK.test(host)) return connect.apply(this, args);
  faults.push(`a connection to ${host}`);
  throw new Error(`A test may not leave this machine: ${host}`);
} as Connect;

/** The host of a call `connect(path)`, `connect(port, host)` or `connect(options)`; none for a socket file. */
function hostOf(args: unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === "object" && first !== null) {
    const { host, path } = first as { host?: string; path?: string };
    return path ? "" : (host ?? "");
  }
  return typeof second === "string" && Number.isFinite(Number(first)) ? second : "";
}

/** A name that is looked up leaves this machine as well. */
for (const place of [dns, dns.promises] as { lookup: unknown }[]) {
  const lookup = place.lookup as (name: string, ...rest: unknown[]) => unknown;
  place.lookup = (name: string, ...rest: unknown[]) => {
    if (LOOPBACK.test(name)) return lookup(name, ...rest);
    faults.push(`a look-up of ${name}`);
    throw new Error(`A test may not leave this machine: ${name}`);
  };
}
syncBuiltinESMExports();

function expectNoFaults(): void {
  const found = faults.splice(0);
  if (found.length > 0) throw new Error(`Unexpected: ${found.join("; ")}`);
}

afterEach(expectNoFaults);
afterAll(expectNoFaults);
