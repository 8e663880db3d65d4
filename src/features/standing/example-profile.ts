/** A fictional person for the API's description: nobody of this record exists. */
export const exampleProfile = {
  asOf: "2026-11-24",
  person: { birthDate: "1990-04-12" },
  credentials: [
    {
      id: "texas",
      kind: "us-tx/pharmacy-technician",
      issuedOn: "2019-05-10",
      expiresOn: "2027-04-30",
      facts: { "compounds-sterile": false },
    },
  ],
  credits: [
    {
      id: "c1",
      title: "Fictional course: Texas pharmacy law",
      completedOn: "2026-03-01",
      hours: 1.5,
      uan: "0202-0000-25-012-H03-T",
      lawOf: "us-tx",
    },
    {
      id: "c2",
      title: "Fictional course: medication errors",
      completedOn: "2026-04-02",
      hours: 2,
      uan: "0202-0000-25-013-L05-T",
    },
  ],
};
