// TS2375
type Profile = { asOf?: string };

export const profile: Profile = { asOf: undefined };
