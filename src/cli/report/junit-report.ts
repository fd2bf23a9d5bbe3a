import { isUnreadable } from '../../project/text-problem.ts';
import type { Finding } from '../../rules/finding.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';
import { attributes, escapeXml } from './xml.ts';

/**
 * Writes findings as JUnit XML: a suite for each file, a test case for each finding. What could not be read or parsed
 * is an error; errors and warnings are failures; a note passes, with its text as the case's output. A file without
 * findings has one case that passes, so that a reader of the report sees that it was looked at.
 */
export function junitReport({ findings, projects }: ReportInput, context: ReportContext): string {
    const byFile = new Map<string, Finding[]>();
    for (const { sources } of projects) {
        for (const { uri } of sources.models) {
            byFile.set(uri.toString(), []);
        }
    }
    for (const finding of findings) {
        const { uri } = finding.source;
        const inFile = byFile.get(uri) ?? [];
        inFile.push(finding);
        byFile.set(uri, inFile);
    }
    const suites = [...byFile].map(([uri, inFile]) => suite(context.fileName(uri), inFile, context));
    const counts = attributes({ name: 'firebreak', ...count(findings, emptySuites([...byFile.values()])) });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n${suites.join('')}</testsuites>\n`;
}

function emptySuites(suites: readonly (readonly Finding[])[]): number {
    return suites.filter((findings) => findings.length === 0).length;
}

function count(findings: readonly Finding[], passing: number) {
    const errors = findings.filter(isUnreadable).length;
    const failures = findings.filter((finding) => finding.severity !== 'info').length - errors;
    return { tests: findings.length + passing, failures, errors };
}

function suite(file: string, findings: readonly Finding[], context: ReportContext): string {
    const counts = attributes({ name: file, ...count(findings, findings.length === 0 ? 1 : 0) });
    const cases =
        findings.length === 0
            ? [`    <testcase ${attributes({ name: 'no findings', classname: file, file })}/>\n`]
            : findings.map((finding) => testCase(file, finding, context));
    return `  <testsuite ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function testCase(file: string, finding: Finding, { fileName }: ReportContext): string {
    const { rule, severity, message, element, source, related } = finding;
    const line = source.range.start.line + 1;
    const name = element === '' ? rule : `${rule}: ${element}`;
    const text = [
        `${file}:${line}:${source.range.start.character + 1}`,
        message,
        ...related.map(
            (place) => `${fileName(place.source.uri)}:${place.source.range.start.line + 1}  ${place.message}`,
        ),
    ].join('\n');
    const head = `    <testcase ${attributes({ name, classname: file, file, line })}>\n`;
    return `${head}      ${outcome(finding, attributes({ message, type: severity }), escapeXml(text))}\n    </testcase>\n`;
}

function outcome(finding: Finding, said: string, text: string): string {
    if (finding.severity === 'info') {
        return `<system-out>${text}</system-out>`;
    }
    const element = isUnreadable(finding) ? 'error' : 'failure';
    return `<${element} ${said}>${text}</${element}>`;
}
