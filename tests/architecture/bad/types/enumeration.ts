// TS1294
export enum Status {
  Met,
}
