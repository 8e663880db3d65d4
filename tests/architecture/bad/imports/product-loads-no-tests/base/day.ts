import { processorMs } from "../../../../../support/processor-time.ts";

export const busyMs = processorMs();
