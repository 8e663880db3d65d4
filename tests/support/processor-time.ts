/** Milliseconds of work that this thread has done: what other programs on the machine do meanwhile does not count. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
