/** A fictional catalog for the API's description: none of these courses exists. */
export const exampleCatalog = {
  activities: [
    {
      id: "pharmacy-law",
      title: "Fictional course: federal and Texas law, live",
      hours: 1.5,
      priceUsd: 15,
      uan: "0202-0000-26-021-L03-T",
      lawOf: "us-tx",
      sessions: ["2026-12-05", "2027-02-13"],
    },
    {
      id: "human-trafficking",
      title: "Fictional course: human trafficking",
      hours: 1,
      priceUsd: 0,
      uan: "0202-0000-26-022-H08-T",
      topics: ["human-trafficking"],
      approvedBy: ["us-tx"],
      availableUntil: "2028-05-01",
    },
    {
      id: "drug-therapy",
      title: "Fictional course: a year of drug therapy",
      hours: 16,
      priceUsd: 40,
      uan: "0202-0000-26-023-H01-T",
      availableUntil: "2027-12-31",
    },
  ],
};
