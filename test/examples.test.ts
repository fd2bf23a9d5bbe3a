import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRecorded } from './src/cli/recorded-run.ts';

const repository = join(import.meta.dirname, '..');

/** All folders under `examples/` that are projects. */
const projects = readdirSync(join(repository, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('firebreak.json'))
    .map((path) => join('examples', dirname(path)))
    .sort();

/** A line of a stored list: `error missing-timeout Ordering.orders.list x2: why`. */
const EXPECTATION = /^(?<finding>(?:error|warning|info) \S+ \S+)(?: x(?<count>\d+))?: (?<why>.+)$/;

interface JsonReport {
    readonly findings: readonly { readonly rule: string; readonly severity: string; readonly element: string | null }[];
}

/** How often each finding is found, by severity, rule and element. */
async function found(project: string): Promise<Record<string, number>> {
    const { output } = await runRecorded(['check', '--format', 'json', project], { workingDirectory: repository });
    const { findings }: JsonReport = JSON.parse(output);
    return count(findings.map(({ severity, rule, element }) => [`${severity} ${rule} ${element ?? '-'}`, 1]));
}

/** The same, as it was stored. */
function expected(project: string): Record<string, number> {
    const lines = readFileSync(join(repository, project, 'expected-findings.txt'), 'utf8')
        .trimEnd()
        .split('\n');
    const entries = lines.filter((line) => !line.startsWith('#'));
    return count(
        entries.map((line) => {
            const groups = EXPECTATION.exec(line)?.groups;
            expect(groups, `"${line}" is not of the form "severity rule element x2: why"`).toBeDefined();
            return [groups?.['finding'] ?? line, Number(groups?.['count'] ?? 1)];
        }),
    );
}

function count(entries: readonly (readonly [string, number])[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const [key, number] of entries) {
        counts[key] = (counts[key] ?? 0) + number;
    }
    return counts;
}

describe.each(projects)('%s', (project) => {
    it('has the findings that are stored beside it, each with its reason', async () => {
        expect(await found(project)).toEqual(expected(project));
    });

    it('can be drawn', async () => {
        const { output, errors, exitCode } = await runRecorded(['draw', project], { workingDirectory: repository });
        expect(errors).toBe('');
        expect(output).toMatch(/^<svg /);
        expect(exitCode).toBe(0);
    });
});

describe('the mended systems', () => {
    const mended = projects.filter((project) => project.startsWith('examples/mended/'));

    it('stand beside those that they mend', () => {
        expect(mended.map((project) => project.slice('examples/mended/'.length))).toEqual([
            'online-boutique',
            'shop',
            'sock-shop',
            'train-ticket',
        ]);
        expect(projects).toEqual(expect.arrayContaining(mended.map((project) => project.replace('mended/', ''))));
    });

    it.each(mended)('%s gives no finding, and silences none', async (project) => {
        expect(await found(project)).toEqual({});
        const text = readdirSync(join(repository, project))
            .filter((name) => name.endsWith('.fbk'))
            .map((name) => readFileSync(join(repository, project, name), 'utf8'))
            .join('\n');
        expect(text).not.toMatch(/^\s*allow /m);
    });
});

describe('the anti-patterns', () => {
    const mended = projects.filter((project) => /^examples\/anti-patterns\/.*\/mended$/.test(project));

    it('are gone from the mended systems', async () => {
        expect(mended).toHaveLength(6);
        for (const project of mended) {
            expect(await found(project)).toEqual({});
        }
    });

    it('are found in the bad ones', async () => {
        for (const project of mended) {
            expect(await found(join(dirname(project), 'bad'))).not.toEqual({});
        }
    });
});
