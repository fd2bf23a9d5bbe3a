import * as z from 'zod/mini';
import { IMPACT_KINDS, impactOf } from '../../model/what-if/impact.ts';
import { impactData } from '../../project/impact/impact-data.ts';
import { impactText } from '../../project/impact/impact-text.ts';
import { naming } from '../../rules/analysis/naming.ts';
import { elementNamed } from '../elements/named-element.ts';
import { elementInput, projectInput, textsInput } from '../input.ts';
import { openWith } from '../project/unsaved-texts.ts';
import { defineTool } from '../tool.ts';

/** So many operations of a service, and so many affected elements are told, those that fail first. */
const MOST = { affected: 100, works: 30 };

const share = z.number().check(z.describe('Part of one.'));
const duration = z.number().check(z.describe('Milliseconds.'));
const bounded = z.nullable(z.number()).check(z.describe('null: without bound.'));
const names = z.array(z.string());

const work = z.object({
    id: z.string(),
    expectedAvailability: share,
    factors: z.array(
        z.object({
            element: z.string(),
            availability: share,
            from: z.string(),
            relations: names,
        }),
    ),
    unknown: names.check(z.describe('Needed elements of which no availability is known.')),
    worstCaseWait: duration,
    worstCaseWaitIsAtLeast: z.boolean(),
    endless: names.check(z.describe('Calls that may wait for ever: no timeout holds for them.')),
    stages: z.array(
        z.object({
            wait: duration,
            calls: z.array(
                z.object({
                    call: z.string(),
                    wait: duration,
                    requests: z.number(),
                    tries: bounded,
                    perTry: duration,
                    backoff: bounded,
                }),
            ),
        }),
    ),
    requestsBehind: bounded,
    requestsBehindIsAtLeast: z.boolean(),
    heaviestPath: z.array(z.object({ from: z.string(), to: z.string(), call: z.string(), requests: z.number() })),
});

/** What an element needs, causes and brings down with it. */
export const assessImpact = defineTool({
    name: 'assess_impact',
    title: 'Assess what fails with an element',
    description:
        'Works out what breaks if an element is down ("what breaks if payments is down?"): every element that fails, loses a part or hears nothing any more, each with the path by which it is reached. Also what the element itself needs: the availability to expect of each of its operations and what costs it, the longest wait for others by timeouts and retries, the requests that one request causes, and how retries multiply on the way to it. ' +
        'Worked out from the model alone, without load. For a service, gateway, operation, external, store, broker, topic or queue. Give "texts" to ask about a change before it is saved.',
    input: z.strictObject({ project: projectInput, element: elementInput, texts: textsInput }),
    output: z.object({
        element: z.string(),
        kind: z.string(),
        services: z.int().check(z.describe('Other services in the system.')),
        affectedInAll: z.int(),
        affected: z.array(
            z.object({
                element: z.string(),
                effect: z.enum(['fails', 'degraded', 'starved']),
                path: z.object({ nodes: names, relations: z.array(names) }),
            }),
        ),
        retries: z.optional(
            z.object({
                factor: bounded,
                path: z.array(z.object({ from: z.string(), to: z.string(), call: z.string(), tries: bounded })),
            }),
        ),
        worksInAll: z.int(),
        works: z.array(work),
    }),
    async run(workspace, { element: wanted, ...input }, signal) {
        const { project } = await openWith(workspace, input, signal);
        const { index } = project;
        const element = elementNamed(
            index,
            wanted,
            ({ kind }) => IMPACT_KINDS.has(kind),
            'service, gateway, operation, external, store, broker, topic or queue',
        );
        const impact = impactOf(index, element.id);
        const { retries, affected, works, ...data } = impactData(impact);
        return {
            text: impactText(index, impact, naming(index), { most: MOST }),
            data: {
                ...data,
                ...(retries ? { retries } : {}),
                kind: element.kind,
                affectedInAll: affected.length,
                affected: affected.slice(0, MOST.affected),
                worksInAll: works.length,
                works: works.slice(0, MOST.works),
            },
        };
    },
});
