import type { URI } from 'langium';
import { z } from 'zod';
import type { Baseline, KnownFinding } from '../rules/baseline.ts';
import { type ConfigText, parseConfigText } from './config/config-text.ts';
import type { ProjectConfig } from './config/project-config.ts';
import type { FileAccess } from './file-access.ts';
import { fileProblems, readSource } from './read-source.ts';
import type { TextProblem } from './text-problem.ts';

/** What became of reading a project's baseline. */
export interface ReadBaseline {
    /** Missing where the settings name none, or it could not be read or understood. */
    readonly baseline?: Baseline;
    readonly problems: readonly TextProblem[];
}

const shape = z.strictObject({
    version: z.literal(1),
    findings: z.array(
        z.strictObject({
            rule: z.string().min(1),
            element: z.string(),
            decisive: z.array(z.string()),
            count: z.int().positive().optional(),
        }),
    ),
});

/** Reads the baseline that a project's settings name. Nothing is thrown; what is wrong becomes a problem. */
export async function readBaseline(access: FileAccess, configUri: URI, config: ProjectConfig): Promise<ReadBaseline> {
    const place = config.baseline;
    if (!place) {
        return { problems: [] };
    }
    if ((await statusOf(access, place.uri)) === 'missing') {
        return { problems: [missing(configUri, place)] };
    }
    const source = await readSource(access, place.uri);
    return 'text' in source ? parseBaseline(source.uri, source.text) : { problems: fileProblems(source) };
}

/** The text of a baseline: one finding on a line, so that a change of one is a change of one line. */
export function baselineText(baseline: Baseline): string {
    const lines = baseline.map(({ rule, element, decisive, count }) =>
        JSON.stringify({ rule, element, decisive, ...(count > 1 ? { count } : {}) }),
    );
    const findings = lines.length > 0 ? `[\n    ${lines.join(',\n    ')}\n  ]` : '[]';
    return `{\n  "version": 1,\n  "findings": ${findings}\n}\n`;
}

/** A file that cannot even be looked at is left to the reading, which says why. */
async function statusOf(access: FileAccess, uri: URI): Promise<string> {
    try {
        return (await access.status(uri)).kind;
    } catch {
        return 'other';
    }
}

function missing(configUri: URI, { range }: NonNullable<ProjectConfig['baseline']>): TextProblem {
    const message =
        'There is no such file yet, so every finding counts as new. `firebreak check --update-baseline` writes it.';
    return { code: 'config/baseline', severity: 'warning', message, uri: configUri.toString(), range };
}

function parseBaseline(uri: URI, text: string): ReadBaseline {
    const file = parseConfigText(uri, text);
    if (file.syntaxError) {
        return faulty(uri, file.syntaxError);
    }
    const parsed = shape.safeParse(file.value);
    if (!parsed.success) {
        return faulty(uri, describe(parsed.error, file));
    }
    const baseline = parsed.data.findings.map(({ count = 1, ...entry }): KnownFinding => ({ ...entry, count }));
    return { baseline, problems: [] };
}

function describe({ issues: [issue] }: z.ZodError, file: ConfigText): Pick<TextProblem, 'message' | 'range'> {
    const path = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
    return {
        message: `This is no baseline that this version of Firebreak understands: ${issue?.message ?? 'unknown form'}. \`firebreak check --update-baseline\` writes it anew.`,
        range: file.rangeOf(path),
    };
}

function faulty(uri: URI, { message, range }: Pick<TextProblem, 'message' | 'range'>): ReadBaseline {
    return { problems: [{ code: 'config/baseline', severity: 'error', message, uri: uri.toString(), range }] };
}
