import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { judgeProfile, localDate, parseProfile } from "goodstanding/rules";

/* `node judge.js PROFILE [REQUIREMENTS]`: where the person of a profile stands, one line a credential. */

const [profileFile = "profile.json", requirementsFile = packagedRequirements()] = process.argv.slice(2);

const { requirements, version } = JSON.parse(readFileSync(requirementsFile, "utf8"));
const byKind = new Map(requirements.map((requirement) => [requirement.id, requirement]));
const read = parseProfile(JSON.parse(readFileSync(profileFile, "utf8")), new Set(byKind.keys()));

if (read.ok) {
  const today = localDate(new Date().toISOString().slice(0, 10));
  const { asOf, standings } = judgeProfile(read.value, byKind, today);
  console.log(`As of ${asOf}, by requirements ${version}:`);
  for (const { kind, status, hours } of standings)
    console.log(`${kind}: ${status}, ${hours.have} of ${hours.need ?? "an unknown number of"} hours`);
} else {
  for (const { path, message } of read.refusal.faults) console.error(`${path}: ${message}`);
  process.exitCode = 2;
}

/** The requirements that came with the package; fetch /requirements.json from a server for newer ones. */
function packagedRequirements() {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("goodstanding/package.json")), "dist/requirements.json");
}
