import { counterfactualLines, type ExperimentReport } from '../../experiments/experiment-report.ts';
import { measuredText, phasedText, runLine } from '../../experiments/wording.ts';
import { formatMoment } from '../../model/quantities.ts';
import type { JudgedExpectation } from '../../simulation/experiment/experiment-result.ts';
import type { ReportContext } from './report-context.ts';
import { attributes, escapeXml } from './xml.ts';

/**
 * Writes experiments as JUnit XML: a suite for each, a test case for each expectation. What failed is a failure; what
 * could not be told is an error, since nobody may rely on it. A scenario from which nothing is expected is one case
 * that passes.
 */
export function simulationJunit(reports: readonly ExperimentReport[], context: ReportContext): string {
    const all = reports.map(({ result }) => countsOf(result.expectations));
    const sum = (key: keyof Counts) => all.reduce((total, each) => total + each[key], 0);
    const counts = attributes({
        name: 'firebreak',
        tests: sum('tests'),
        failures: sum('failures'),
        errors: sum('errors'),
    });
    const suites = reports.map((report) => suite(report, context));
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n${suites.join('')}</testsuites>\n`;
}

interface Counts {
    readonly tests: number;
    readonly failures: number;
    readonly errors: number;
}

function countsOf(expectations: readonly JudgedExpectation[]): Counts {
    return {
        tests: Math.max(1, expectations.length),
        failures: expectations.filter(({ verdict }) => verdict === 'fail').length,
        errors: expectations.filter(({ verdict }) => verdict === 'inconclusive').length,
    };
}

function suite({ result, counterfactuals }: ExperimentReport, context: ReportContext): string {
    const { id, expectations } = result;
    const cases =
        expectations.length === 0
            ? [`    <testcase ${attributes({ name: runLine(result), classname: id })}/>\n`]
            : expectations.map((each) => testCase(id, each, context));
    const told = [
        runLine(result),
        ...result.reasons,
        ...result.explanation.map(
            (each) =>
                `${each.at === undefined ? '' : `${formatMoment(each.at)} `}${each.text}${each.detail ? ` (${each.detail})` : ''}`,
        ),
        ...counterfactualLines(counterfactuals),
        ...result.notes,
    ].join('\n');
    const head = `  <testsuite ${attributes({ name: id, ...countsOf(expectations) })}>\n`;
    return `${head}${cases.join('')}    <system-out>${escapeXml(told)}</system-out>\n  </testsuite>\n`;
}

function testCase(id: string, expectation: JudgedExpectation, { fileName }: ReportContext): string {
    const { verdict, source } = expectation;
    const file = fileName(source.uri);
    const name = phasedText(expectation);
    const head = `    <testcase ${attributes({ name, classname: id, file, line: source.range.start.line + 1 })}`;
    if (verdict === 'pass') {
        return `${head}/>\n`;
    }
    const element = verdict === 'fail' ? 'failure' : 'error';
    const said = measuredText(expectation);
    const place = `${file}:${source.range.start.line + 1}:${source.range.start.character + 1}\n${said}`;
    return `${head}>\n      <${element} ${attributes({ message: said, type: verdict })}>${escapeXml(place)}</${element}>\n    </testcase>\n`;
}
