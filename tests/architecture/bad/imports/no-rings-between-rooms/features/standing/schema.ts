export const statuses = ["met", "short"];
