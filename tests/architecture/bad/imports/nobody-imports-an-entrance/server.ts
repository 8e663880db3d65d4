export const createApp = 1;
