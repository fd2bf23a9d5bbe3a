import { temporaryFolder } from '../../../temporary-folder.ts';
import { type RecordedRun, runRecorded } from '../recorded-run.ts';

/** A project with a path, a fix, an allowance, a note, texts with errors, and names that every format has to escape. */
export const SPECIMENS = {
    'firebreak.json': JSON.stringify({
        rules: { 'no-such-rule': 'off', 'long-sync-chain': ['error', { warning: 2 }], 'uncorrelated-logs': 'info' },
    }),
    'a & b/gr\u00f6\u00dfe, 100 %.fbk': `system Shop "<Shop> & \\"more\\" ]]> @everyone | *" { defaults { timeout 1s } }
service a {
  query q {
    calls b.q
  }
}
service b { query q { calls c.q } }
service c { query q { calls d.q } }
service d { query q { allow missing-circuit-breaker because "it is <tried> & ::tested::"  calls e } }
service e
`,
    'broken.fbk': 'service x {\n  calls nobody\n  query {\n}\n',
    'calm.fbk': 'context Calm\n',
};

/** The specimens with nothing to find in them. */
export const CALM = { 'calm.fbk': SPECIMENS['calm.fbk'] };

/** Runs `check` over the specimens, or over other files, in one format. */
export function checkReport(
    format: string,
    files: Readonly<Record<string, string>> = SPECIMENS,
    ...more: readonly string[]
): Promise<RecordedRun> {
    return runRecorded(['check', '--format', format, ...more], { workingDirectory: temporaryFolder(files) });
}
