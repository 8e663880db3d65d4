/* A fictional Texas technician whose cycle runs from May 1, 2025 to April 30, 2027. */

type Fields = Record<string, unknown>;

export function texan(credits: readonly Fields[], more: Fields = {}): Fields {
  return {
    asOf: "2026-11-24",
    credentials: [
      {
        id: "tx",
        kind: "us-tx/pharmacy-technician",
        issuedOn: "2019-05-10",
        expiresOn: "2027-04-30",
        facts: { "compounds-sterile": false },
        ...more,
      },
    ],
    credits: credits.map((credit, index) => ({
      id: `c${index}`,
      completedOn: "2026-01-05",
      accreditation: "acpe",
      ...credit,
    })),
  };
}

const law = { hours: 1, topics: ["law"], lawOf: "us-tx" };
const trafficking = { hours: 1, topics: ["human-trafficking"] };

/** One profile for each status that a standing can have. */
export const texans = {
  met: texan([{ hours: 18 }, law, trafficking]),
  short: texan([{ hours: 17.75 }, law, trafficking]),
  unknown: texan([{ hours: 18 }, { hours: 1, topics: ["law"] }, trafficking]),
  lapsed: texan([{ hours: 2 }], { expiresOn: "2026-10-31" }),
  nothingAsked: {
    credentials: [
      {
        id: "nc",
        kind: "us-nc/pharmacy-technician",
        issuedOn: "2019-05-10",
        expiresOn: "2026-12-31",
        facts: { immunizes: false },
      },
    ],
    credits: [],
  },
} as const;
