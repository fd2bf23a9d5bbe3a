import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeSequence } from '../../../../src/diagram/sequence/place-sequence.ts';
import type { SequenceView } from '../../../../src/diagram/sequence/sequence-view.ts';
import type { FindingMarks } from '../../../../src/diagram/views/finding-marks.ts';
import { buildView, viewNames } from '../../../../src/diagram/views/registry.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { scenarioText } from '../../../arbitraries/scenario-text.ts';
import { exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';
import '../../../property-seed.ts';
import { sequenceFlaws } from './sequence-flaws.ts';

/** A finding on every third relation, and on some an inverted timeout. */
function someFindings(model: ArchitectureModel): FindingMarks {
    const relations = [...model.calls, ...model.storeAccesses, ...model.publications, ...model.subscriptions];
    return Object.fromEntries(
        relations.flatMap(({ id }, i) =>
            i % 3 === 0
                ? [
                      [
                          id,
                          [
                              {
                                  finding: i,
                                  severity: 'error',
                                  rule: i % 2 === 0 ? 'timeout-inversion' : 'other',
                              } as const,
                          ],
                      ],
                  ]
                : [],
        ),
    );
}

function sequence(model: ArchitectureModel, name: string, findings?: FindingMarks): SequenceView {
    const view = buildView(model, name, { findings });
    if (view.kind !== 'sequence') {
        throw new Error(`${name} is no sequence.`);
    }
    return view;
}

describe('the places of a sequence', () => {
    it.each(['shop', 'online-boutique', 'sock-shop', 'train-ticket'])('are without a flaw in %s', async (name) => {
        const model = await exampleModel(name);
        const names = viewNames(model).filter((each) => each.startsWith('scenario:'));
        expect(names.length).toBeGreaterThan(0);
        for (const each of names) {
            expect(sequenceFlaws(placeSequence(sequence(model, each)))).toEqual([]);
            expect(sequenceFlaws(placeSequence(sequence(model, each, someFindings(model))))).toEqual([]);
        }
    });

    it('are without a flaw for whatever scenarios say', async () => {
        await fc.assert(
            fc.asyncProperty(scenarioText, fc.boolean(), async (text, marked) => {
                const model = await modelOf(text, { tolerant: true });
                const view = sequence(model, 'scenario:Main', marked ? someFindings(model) : undefined);
                expect(view.participants.length).toBeGreaterThan(1);
                expect(sequenceFlaws(placeSequence(view))).toEqual([]);
            }),
            { numRuns: 60 },
        );
    });
});
