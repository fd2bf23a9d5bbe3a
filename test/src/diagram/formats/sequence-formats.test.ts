// @vitest-environment jsdom
import fc from 'fast-check';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { createDrawer } from '../../../../src/diagram/draw.ts';
import { mermaidSequence } from '../../../../src/diagram/formats/mermaid-sequence.ts';
import { plantumlSequence } from '../../../../src/diagram/formats/plantuml-sequence.ts';
import { writeText } from '../../../../src/diagram/formats/text-formats.ts';
import { THEMES } from '../../../../src/diagram/render/theme.ts';
import { type SequenceItem, type SequenceView, sequenceItems } from '../../../../src/diagram/sequence/sequence-view.ts';
import { buildView, viewNames } from '../../../../src/diagram/views/registry.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { scenarioText } from '../../../arbitraries/scenario-text.ts';
import { EXAMPLE_SYSTEMS, exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';
import '../../../property-seed.ts';

function sequences(model: ArchitectureModel): readonly SequenceView[] {
    return viewNames(model).flatMap((name) => {
        const view = name.startsWith('scenario:') ? buildView(model, name) : undefined;
        return view?.kind === 'sequence' ? [view] : [];
    });
}

const HOSTILE = [
    '<script>alert(1)</script>',
    'a; b->>c: d',
    'end',
    'note right of x\nend',
    '%% comment %%{init: {}}%%',
    '#35; #quot; ##',
    '"] as evil',
    '\\n\\ [x] {y} (z) | ~ $ + - * _',
    'if: then -> else => =>> @enduml !include x',
    'خدمة 👩‍👩‍👧 東京',
    'long'.repeat(2500),
];

async function hostileModels(): Promise<readonly ArchitectureModel[]> {
    const base = await modelOf(`client App
        service a { query q { calls b.q { timeout 1s  retry 2  fallback "x" }  publishes E } }
        service b { query q  on E }
        event E
        scenario S "x" { App calls a.q "x"  alt "x" { App calls b.q } else { App calls a.q }  loop "x" { App calls b.q } }`);
    return HOSTILE.map((title) => ({
        ...base,
        clients: base.clients.map((client) => ({ ...client, title })),
        services: base.services.map((service) => ({ ...service, title })),
        events: base.events.map((event) => ({ ...event, title })),
        operations: base.operations.map((operation) => ({ ...operation, endpoint: title })),
        scenarios: base.scenarios.map((scenario) => ({
            ...scenario,
            title,
            steps: scenario.steps.map((step) =>
                step.step === 'alt' ? { ...step, condition: title } : { ...step, label: title },
            ),
        })),
    }));
}

const OFTEN = `client App
    service b { query q }
    scenario S {
        loop "each item" 5 times { App calls b.q }
        alt "gift" 20% { App calls b.q } else { App calls b.q }
    }`;

/** Messages with both ends, answers counted, as a sequence has them. */
function arrows(view: SequenceView): number {
    const items = [...sequenceItems(view.items), ...sequenceItems(view.later)];
    return items.reduce((sum, item) => sum + arrowsOf(item), 0);
}

function arrowsOf(item: SequenceItem): number {
    switch (item.kind) {
        case 'call':
            return item.answers ? 2 : 1;
        case 'message':
            return item.to === undefined ? 0 : 1;
        case 'self':
            return item.arrow ? 1 : 0;
        case 'fragment':
            return 0;
    }
}

/** What Mermaid's parser has made of a text. */
async function readByMermaid(text: string): Promise<{ readonly actors: number; readonly messages: number }> {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const read = db as unknown as {
        getActors(): ReadonlyMap<string, unknown>;
        getMessages(): readonly { readonly from?: string; readonly to?: string; readonly type: number }[];
    };
    const isArrow = ({ type }: { readonly type: number }) => [0, 1, 24, 25].includes(type);
    return { actors: read.getActors().size, messages: read.getMessages().filter(isArrow).length };
}

describe('a sequence as Mermaid', () => {
    it.each(EXAMPLE_SYSTEMS)('is read by its parser with all participants and messages: %s', async (name) => {
        for (const view of sequences(await exampleModel(name))) {
            const { text, notes } = mermaidSequence(view);
            expect(await mermaid.parse(text)).toMatchObject({ diagramType: 'sequence' });
            expect(await readByMermaid(text)).toEqual({ actors: view.participants.length, messages: arrows(view) });
            expect(notes.slice(0, view.notes.length)).toEqual(view.notes);
        }
    });

    it('tells how often loops repeat and conditions hold', async () => {
        const [view] = sequences(await modelOf(OFTEN));
        const frames = (text: string) => text.split('\n').flatMap((line) => /^\s*(?:loop|alt|else).*/.exec(line) ?? []);
        expect(frames(view ? mermaidSequence(view).text : '')).toEqual([
            '    loop 5 times#58; each item',
            '    alt gift (20 #37;)',
            '    else (80 #37;)',
        ]);
        expect(frames(view ? plantumlSequence(view, THEMES.light).text : '')).toEqual([
            'loop 5 times: each item',
            'alt gift (20 <U+0025>)',
            'else (80 <U+0025>)',
        ]);
    });

    it('is read whatever its texts are', async () => {
        for (const model of await hostileModels()) {
            for (const view of sequences(model)) {
                const { text } = mermaidSequence(view);
                expect(await readByMermaid(text)).toEqual({ actors: view.participants.length, messages: arrows(view) });
                const body = text.slice(text.indexOf('n_App'));
                expect(body.replaceAll('<br/>', '')).not.toMatch(/[<"\\{}]/);
            }
        }
    });

    it('is read whatever scenarios say', async () => {
        await fc.assert(
            fc.asyncProperty(scenarioText, async (text) => {
                for (const view of sequences(await modelOf(text, { tolerant: true }))) {
                    expect(await readByMermaid(mermaidSequence(view).text)).toEqual({
                        actors: view.participants.length,
                        messages: arrows(view),
                    });
                }
            }),
            { numRuns: 12 },
        );
    });

    it('says what it cannot say', async () => {
        const [view] = sequences(await exampleModel('shop'));
        const { text, notes } = view ? mermaidSequence(view) : { text: '', notes: [] };
        expect(notes).toEqual([
            'Mermaid places everything itself; our layout, shapes and the colours of contexts are not kept.',
            'Mermaid has no brackets for waiting; timeouts and other policies stand under the calls.',
            'Mermaid has no frame for attempts with a fallback; they are `critical` with an `option`.',
        ]);
        expect(text).toContain('critical up to 3 attempts#58; backoff 50 ms..1 s');
        expect(text).toContain('option fallback, when attempts are used up');
        expect(text).toContain('<br/>timeout 300 ms, breaker, bulkhead 20');
        expect(text).toContain('Note over n_MobileApp,n_Inventory_shipping: later, on its own');
    });
});

/** Everything that is wrong with the structure of a PlantUML sequence. */
function plantumlFlaws(text: string): readonly string[] {
    const lines = text.trimEnd().split('\n');
    const flaws: string[] = [];
    const declared = new Set<string>();
    const atWork: string[] = [];
    let frames = 0;
    // No sign that begins markup, a macro, a comment or the end of a text; line breaks are the only escapes.
    const words = String.raw`(?:\\n|<U\+[0-9A-F]{4}>|[^"\\<>~$%!@#{}[\]|&])*`;
    const known = [
        new RegExp(`^(?:title|caption) ${words}$`),
        new RegExp(`^n_\\w+ (?:->|-->|-->>) n_\\w+(?: : ${words})?$`),
        new RegExp(`^n_\\w+ -->>\\] : ${words}$`),
        new RegExp(`^note right of n_\\w+ : ${words}$`),
        /^== later, on its own ==$/,
    ];
    if (lines[0] !== '@startuml' || lines.at(-1) !== '@enduml') {
        flaws.push('It does not begin or end as it should.');
    }
    for (const line of lines.slice(1, -1).map((each) => each.trim())) {
        const participant = new RegExp(
            `^(?:participant|actor|boundary|database|queue) "${words}" as (n_\\w+)(?: #[0-9A-F]{6})?$`,
        ).exec(line);
        const frame = new RegExp(`^(?:par|alt|loop|opt|group)(?: ${words})?$`).test(line);
        const work = /^(activate|deactivate) (n_\w+)$/.exec(line);
        if (participant?.[1] !== undefined) {
            declared.add(participant[1]);
        } else if (frame) {
            frames++;
        } else if (line === 'end') {
            frames--;
        } else if (work?.[1] === 'activate') {
            atWork.push(work[2] ?? '');
        } else if (work) {
            flaws.push(...(atWork.pop() === work[2] ? [] : [`${line} closes what is not open.`]));
        } else if (
            !(frames > 0 && new RegExp(`^else(?: ${words})?$`).test(line)) &&
            !known.some((each) => each.test(line))
        ) {
            flaws.push(`Not understood: ${line.slice(0, 200)}`);
        }
        for (const [name] of line
            .split(' : ', 1)
            .join('')
            .matchAll(/\bn_\w+/g)) {
            flaws.push(
                ...(declared.has(name) || frame || line.startsWith('title') ? [] : [`${name} is not declared.`]),
            );
        }
    }
    return [
        ...flaws,
        ...(frames === 0 ? [] : ['Frames are left open.']),
        ...atWork.map((name) => `${name} stays at work.`),
    ];
}

describe('a sequence as PlantUML', () => {
    it.each(EXAMPLE_SYSTEMS)('opens, closes and declares everything: %s', async (name) => {
        for (const view of sequences(await exampleModel(name))) {
            const { text } = plantumlSequence(view, THEMES.light);
            expect(plantumlFlaws(text)).toEqual([]);
            expect(text.match(/^\s*n_\w+ (?:->|-->|-->>) n_/gm) ?? []).toHaveLength(arrows(view));
        }
    });

    it('keeps its structure whatever its texts are', async () => {
        for (const model of await hostileModels()) {
            for (const view of sequences(model)) {
                expect(plantumlFlaws(plantumlSequence(view, THEMES.light).text)).toEqual([]);
            }
        }
    });

    it('keeps its structure whatever scenarios say', async () => {
        await fc.assert(
            fc.asyncProperty(scenarioText, async (text) => {
                for (const view of sequences(await modelOf(text, { tolerant: true }))) {
                    expect(plantumlFlaws(plantumlSequence(view, THEMES.light).text)).toEqual([]);
                }
            }),
            { numRuns: 12 },
        );
    });

    it('writes the purchase of the shop', async () => {
        const [view] = sequences(await exampleModel('shop'));
        const { text, notes } = view ? plantumlSequence(view, THEMES.light) : { text: '', notes: [] };
        expect(text).toContain('actor "Mobile app" as n_MobileApp\n');
        expect(text).toContain('participant "Order service\\nOrdering" as n_Ordering_orders #');
        expect(text).toContain('queue "Kafka');
        expect(text).toContain(
            '    n_Ordering_orders -> n_Payments_payments : payments.charge\\ngrpc · idempotent · careful\\ntimeout 300 ms',
        );
        expect(text).toContain('else fallback, when attempts are used up or the breaker is open: queue the charge');
        expect(notes).toEqual([
            'PlantUML places everything itself; our layout is not kept.',
            'PlantUML has no brackets for waiting; timeouts and other policies stand under the calls.',
        ]);
    });
});

describe('other formats of a sequence', () => {
    it('keep each message once in JSON, and say which formats are better', async () => {
        const model = await exampleModel('shop');
        const view = buildView(model, 'scenario:Purchase');
        const drawer = createDrawer();
        const job = {
            model,
            view,
            theme: THEMES.light,
            place: () => drawer.place(model, { view: 'scenario:Purchase' }),
        };
        const document = JSON.parse((await writeText('json', job)).text);
        expect(document).toMatchObject({ kind: 'sequence', view: { title: 'Purchase · A shopper buys' } });
        expect(document.layout.lines.length).toBeGreaterThan(10);
        expect(JSON.stringify(document.layout)).not.toContain('"body"');
        await expect(writeText('dot', job)).rejects.toThrow(
            'DOT has no means for the view "scenario:Purchase". SVG, PNG, PDF, HTML, Mermaid, PlantUML and JSON can write it.',
        );
        drawer.close();
    });
});
