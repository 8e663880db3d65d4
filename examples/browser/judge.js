import { judgeProfile, localDate, parseProfile } from "goodstanding/rules";

/* The law is fetched once; the judging happens here, and what is typed goes nowhere. */

const form = document.querySelector("form");
const answer = document.querySelector("[role=status]");
const { requirements } = await (await fetch(document.body.dataset.requirements)).json();
const byKind = new Map(requirements.map((requirement) => [requirement.id, requirement]));

for (const { id, label } of requirements) form.elements.kind.append(new Option(label, id));
form.elements.kind.value = "us-tx/pharmacy-technician";

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { kind, issuedOn, expiresOn, hours } = Object.fromEntries(new FormData(form));
  const today = localDate(new Date().toLocaleDateString("en-CA"));
  const course = {
    id: "c1",
    completedOn: today,
    hours: Number(hours),
    audience: "technician",
    accreditation: "acpe",
  };
  const read = parseProfile(
    { credentials: [{ id: "mine", kind, issuedOn, expiresOn }], credits: [course] },
    new Set(byKind.keys()),
  );
  answer.textContent = read.ok
    ? sentenceOf(judgeProfile(read.value, byKind, today).standings[0])
    : faultsOf(read.refusal);
});

function sentenceOf({ status, hours, findings }) {
  const open = findings
    .filter((finding) => finding.status === "short" || finding.status === "unknown")
    .map(({ rule }) => rule);
  const rest = open.length > 0 ? ` Open: ${open.join(", ")}.` : "";
  return `${status}: ${hours.have} of ${hours.need ?? "an unknown number of"} hours.${rest}`;
}

function faultsOf({ faults }) {
  return faults.map(({ path, message }) => `${path}: ${message}`).join("; ");
}
