import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result, Suppression } from 'sarif';
import { isUnreadable } from '../../project/text-problem.ts';
import { fingerprintOf } from '../../rules/baseline.ts';
import type { Finding, Severity } from '../../rules/finding.ts';
import { packageVersion } from '../package-files.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';
import { codeFlowsOf, fixOf, locationOf, relatedLocationsOf, type UriOf } from './sarif-parts.ts';
import { describeRules } from './sarif-rules.ts';

/** What SARIF calls the severities. */
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, Result.level>;

/**
 * Writes findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code scanning services read.
 * Findings that a model allows or a baseline holds are there as suppressed results.
 */
export async function sarifReport(input: ReportInput, { fileName }: ReportContext): Promise<string> {
    const told = [
        ...input.findings.map((finding) => ({ finding, suppressions: [] })),
        ...input.allowed.map(({ finding, allowance }) => ({
            finding,
            suppressions: [
                {
                    kind: 'inSource',
                    ...(allowance.because === undefined ? {} : { justification: allowance.because }),
                    location: locationOf(allowance.source, uriOf),
                } satisfies Suppression,
            ],
        })),
        ...input.known.map((finding) => ({
            finding,
            suppressions: [{ kind: 'external', justification: 'Accepted in the baseline.' } satisfies Suppression],
        })),
    ];
    const rules = await describeRules(told.map(({ finding }) => finding.rule));
    const occurrences = createCounter();
    const log: Log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'Firebreak', semanticVersion: packageVersion(), rules: [...rules] } },
                invocations: [{ executionSuccessful: !input.findings.some(isUnreadable) }],
                columnKind: 'utf16CodeUnits',
                results: told.map(({ finding, suppressions }) => ({
                    ...resultOf(finding, rules, uriOf),
                    partialFingerprints: { 'firebreakFinding/v1': occurrences(hash(fingerprintOf(finding))) },
                    ...(suppressions.length > 0 ? { suppressions } : {}),
                })),
            },
        ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;

    function uriOf(uri: string) {
        return artifactOf(uri, fileName(uri));
    }
}

function resultOf(finding: Finding, rules: readonly ReportingDescriptor[], uriOf: UriOf): Result {
    const { rule, severity, message, source, element, fixes } = finding;
    return {
        ruleId: rule,
        ruleIndex: rules.findIndex(({ id }) => id === rule),
        level: LEVELS[severity],
        message: { text: message },
        locations: [
            {
                ...locationOf(source, uriOf),
                ...(element === '' ? {} : { logicalLocations: [{ fullyQualifiedName: element }] }),
            },
        ],
        ...relatedLocationsOf(finding, uriOf),
        ...codeFlowsOf(finding, uriOf),
        ...(fixes.length > 0 ? { fixes: fixes.map((fix) => fixOf(fix, uriOf)) } : {}),
    };
}

/** Files below the working directory go by their relative path, so that a report means the same on every machine. */
function artifactOf(uri: string, name: string) {
    if (name === '<stdin>' || name.startsWith('../') || /^(?:[A-Za-z]:|\/)/.test(name)) {
        return { uri };
    }
    return { uri: name.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function hash(text: string): string {
    return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Numbers what is alike: `…:1`, `…:2`. */
function createCounter(): (text: string) => string {
    const counts = new Map<string, number>();
    return (text) => {
        const count = (counts.get(text) ?? 0) + 1;
        counts.set(text, count);
        return `${text}:${count}`;
    };
}
