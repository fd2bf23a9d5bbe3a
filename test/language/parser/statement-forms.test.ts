import { describe, expect, it } from 'vitest';
import { grammarFacts } from '../../../language/parser/grammar-facts.ts';
import type { ParserInternals } from '../../../language/parser/parser-internals.ts';
import { STATEMENT_FORMS } from '../../../language/parser/statement-forms.ts';
import { parse } from '../../parse.ts';

/** Around an example, what makes a whole text of it; the rest stand in a block of statements. */
const AROUND: Readonly<Record<string, readonly [before: string, after: string]>> = {
    ...around('command c ', ' { }', ['OperationModifier']),
    ...around('service s { calls a ', ' }', [
        ...['OverProtocol', 'Times', 'PerItem', 'InParallel', 'WithPolicy', 'AtAddress', 'UndoneBy', 'BypassingMesh'],
        'IgnoringReply',
    ]),
    ...around('retry 2 ', '', ['Backoff']),
    ...around('breaker { ', ' }', ['BreakerOpens', 'BreakerSlow', 'BreakerWaits', 'BreakerCloses', 'BreakerProbes']),
    ...around('takes ', '', ['QuantileValue']),
    ...around('slo { ', ' }', ['SloAvailability', 'SloLatency', 'SloErrors', 'SloThroughput']),
    ...around('upstream a { ', ' }', ['Offers', 'Through']),
    ...around('telemetry { ', ' }', ['Signal']),
    ...around('observability { ', ' }', ['Backend']),
    ...around('observability { metrics a { ', ' } }', ['Dashboards']),
    ...around('scenario s { ', ' }', [
        ...['ScenarioMessage', 'ParallelSteps', 'Alternative', 'LoopSteps', 'ScenarioLoad', 'Load', 'ConstantLoad'],
        ...['RampLoad', 'BurstLoad', 'ClosedLoad'],
    ]),
    ...around('experiment e { ', ' }', [
        ...['ExperimentLoad', 'Expectations', 'FaultStep', 'Fault', 'KillFault', 'DelayFault', 'PartitionFault'],
        ...['StressFault', 'SkewFault', 'FailFault', 'ThrottleFault'],
    ]),
    ...around('experiment e { expect { ', ' } }', [
        ...['LatencyExpectation', 'MetricExpectation', 'RecoveryExpectation', 'NoErrorsExpectation'],
    ]),
    ...around('constraint c { ', ' }', ['OnlyMay', 'EveryHas', 'MayNot', 'Selector', 'SelectorPart']),
    ...around('view v of services { ', ' }', ['ShowOrHide', 'GroupBy', 'Direction']),
};

function around(before: string, after: string, rules: readonly string[]) {
    return Object.fromEntries(rules.map((rule) => [rule, [before, after] as const]));
}

describe('STATEMENT_FORMS', () => {
    it.each(Object.entries(STATEMENT_FORMS))('shows for %s an example that can be read', async (rule, { example }) => {
        const [before, after] = AROUND[rule] ?? ['', ''];
        const { documents } = await parse(`${before}${example}${after}\n`);
        const { parseResult } = [...documents.values()][0] ?? {};
        expect(parseResult?.parserErrors.map(({ message }) => message)).toEqual([]);
        expect(parseResult?.lexerErrors).toEqual([]);
    });

    it('has a form for every statement with more than its first word', async () => {
        const { services } = await parse('');
        const internals = Reflect.get(services.parser.LangiumParser, 'wrapper') as ParserInternals;
        const facts = grammarFacts(internals.getGAstProductions());
        const rules = new Set([...facts.blocks].flatMap((block) => [...facts.statementsOf(block).values()]));
        const alone = ['Legacy', 'Public', 'Compacted', 'BreakerShared'];
        expect([...rules].filter((rule) => !(rule in STATEMENT_FORMS) && !alone.includes(rule))).toEqual([]);
    });
});
