import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, it } from 'vitest';
import { QUANTITY_PLACES } from '../../../language/checks/quantity-places.ts';
import { parse } from '../../parse.ts';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('quantityChecks', () => {
    it.each([
        ['policy p { timeout «300» }', '`300` has no unit: did you mean `300ms` or `300s`?', ['300ms', '300s']],
        ['policy p { limit «5» }', '`5` has no unit: did you mean `5/s`?', ['5/s']],
        ['external e { fails «2» }', '`2` has no unit: did you mean `2%`?', ['2%']],
        ['external e { fails «0.2» }', '`0.2` has no unit: did you mean `20%` or `0.2%`?', ['20%', '0.2%']],
        [
            'client a { calls s }\nservice s\nscenario S { alt "a gift" «20» { a calls s } }',
            '`20` has no unit: did you mean `20%`?',
            ['20%'],
        ],
        ['service s { memory «512» }', '`512` has no unit: did you mean `512KiB` or `512MiB`?', ['512KiB', '512MiB']],
    ])('proposes the units that a number lacks: %s', async (text, message, replacements) => {
        const [problem] = await expectProblems(text, [['check/missing-unit', message]]);
        expect(problem?.data).toEqual({ replacements });
    });

    it.each([
        ['policy p { timeout «5sec» }', 'There is no unit `sec`: did you mean `5s`?'],
        ['policy p { timeout «5m» }', 'There is no unit `m`: did you mean `5min`?'],
        ['policy p { timeout «5MS» }', 'There is no unit `MS`: did you mean `5ms`?'],
        ['policy p { timeout «5hours» }', 'There is no unit `hours`: did you mean `5h`?'],
        ['policy p { limit «5rps» }', 'There is no unit `rps`: did you mean `5/s`?'],
        ['policy p { limit «5/sec» }', 'There is no unit `/sec`: did you mean `5/s`?'],
        ['service s { memory «5Gi» }', 'There is no unit `Gi`: did you mean `5GiB`?'],
        ['service s { replicas «5x» }', 'There is no unit `x`: a plain number belongs here, such as `3`.'],
        ['policy p { timeout «5parsec» }', 'There is no unit `parsec`: a duration belongs here, such as `300ms`.'],
    ])('names the unit that an unknown one is meant to be: %s', async (text, message) => {
        await expectProblems(text, [['check/unknown-unit', message]]);
    });

    it.each([
        ['policy p { timeout «5%» }', '`5%` is a percentage; a duration belongs here, such as `300ms`.'],
        ['policy p { limit «300ms» }', '`300ms` is a duration; a rate belongs here, such as `200/s`.'],
        ['service s { replicas «3s» }', '`3s` is a duration; a plain number belongs here, such as `3`.'],
        [
            'experiment E { load 5/s\n expect { errors below «5ms» } }',
            '`5ms` is a duration; a percentage belongs here, such as `10%`.',
        ],
        [
            'experiment E { load 5/s\n expect { throughput above «5%» } }',
            '`5%` is a percentage; a rate belongs here, such as `200/s`.',
        ],
    ])('says what belongs where something else is measured: %s', async (text, message) => {
        await expectProblems(text, [['check/wrong-unit', message]]);
    });

    it.each([
        ['policy p { timeout «0ms» }', '`0ms` cannot be: it has to be more than 0; write `timeout none` for none.'],
        ['policy p { retry «0» }', '`0` cannot be: it has to be 1 or more; write `retry none` for none.'],
        ['service s { replicas «0» }', '`0` cannot be: it has to be 1 or more.'],
        ['service s { replicas «-2» }', '`-2` cannot be: it has to be 1 or more.'],
        ['service s { replicas «2.5» }', '`2.5` cannot be: a whole number belongs here.'],
        ['service s { replicas 2..10 at «101%» cpu }', '`101%` cannot be: it can be 100% at most.'],
        ['external e { fails «-1%» }', '`-1%` cannot be: it has to be 0% or more.'],
        ['external e { slo { availability «100.5%» } }', '`100.5%` cannot be: it can be 100% at most.'],
        ['deployment d { unit u { runs s  port «70000» } }\nservice s', '`70000` cannot be: it can be 65535 at most.'],
        ['scenario S { loop "each item" «0» times { } }', '`0` cannot be: it has to be 1 or more.'],
        ['scenario S { loop "each item" «2.5» times { } }', '`2.5` cannot be: a whole number belongs here.'],
        ['scenario S { loop "each item" «1000001» times { } }', '`1000001` cannot be: it can be 1000000 at most.'],
        ['service t\nservice s { calls t «1000001» times }', '`1000001` cannot be: it can be 1000000 at most.'],
        ['scenario S { alt "a gift" «120%» { } }', '`120%` cannot be: it can be 100% at most.'],
        ['scenario S { alt "a gift" «-1%» { } }', '`-1%` cannot be: it has to be 0% or more.'],
        ['migration M { phase «0» { } }', '`0` cannot be: it has to be 1 or more.'],
    ])('finds what cannot be: %s', async (text, message) => {
        await expectProblems(text, [['check/impossible-value', message]]);
    });

    it('takes what can be', async () => {
        await expectNoProblems(`
            policy p { timeout 0.5s  retry 2 backoff 50ms..1s budget 100%  limit 30/min  bulkhead 1 queue 0 }
            service s { replicas 0..10 at 70% cpu every 15s starting 0s  memory 512MiB  takes 0ms  fails 0% }
            client a { calls s }
            scenario S { alt "never" 0% { a calls s } else { alt "always" 100% { } }  loop "once" 1 times { }  loop "often" 1000000 times { } }
            experiment E { load 5/s for 5min warmup 0s  at 0s skew clock of s by -5min  expect { queue below 0 } }
        `);
    });

    it('has a place for every quantity of the grammar', async () => {
        const { services } = await parse('');
        const written = AstUtils.streamAllContents(services.Grammar)
            .filter(GrammarAST.isAssignment)
            .filter(({ terminal }) => GrammarAST.isRuleCall(terminal) && terminal.rule.ref?.name === 'QUANTITY')
            .map((it) => `${AstUtils.getContainerOfType(it, GrammarAST.isParserRule)?.name}.${it.feature}`)
            .toSet();
        const places = Object.entries(QUANTITY_PLACES).flatMap(([type, properties]) =>
            Object.keys(properties).map((property) => `${type}.${property}`),
        );
        // The bound of a metric depends on the metric.
        expect([...places, 'MetricExpectation.bound'].sort()).toEqual([...written].sort());
    });
});
