import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/**
 * Structured lines on standard output. Nothing personal is written: no query strings, bodies, cookies or addresses; what
 * a caller passes beside the message must be of the same kind (counts, ids, codes, durations).
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, formatters: { level: (label: string) => ({ level: label }) } };
  const timestamp = () => `,"time":"${new Date().toISOString()}"`;
  return destination ? pino({ ...options, timestamp }, destination) : pino({ ...options, timestamp });
}
