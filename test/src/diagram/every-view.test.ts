import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../../../.build/repository.ts';
import { createDrawer } from '../../../src/diagram/draw.ts';
import { renderSvg } from '../../../src/diagram/render/svg.ts';
import type { FindingMarks } from '../../../src/diagram/views/finding-marks.ts';
import { viewNames } from '../../../src/diagram/views/registry.ts';
import type { ArchitectureModel } from '../../../src/model/architecture.ts';
import { findingMarks } from '../../../src/project/finding-marks.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { modelSketch } from '../../arbitraries/model-text.ts';
import { textOf } from '../../arbitraries/sketch-text.ts';
import { modelOf } from '../../model-of.ts';
import { pictureFlaws } from './layout/picture-flaws.ts';
import { svgFacts, svgFlaws } from './svg-facts.ts';

const drawer = createDrawer();
afterAll(() => drawer.close());

async function example(name: string): Promise<ArchitectureModel> {
    const folder = join(repository, 'examples', name);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.fbk'));
    const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
    return modelOf(texts, { tolerant: true });
}

function marksOf(model: ArchitectureModel): FindingMarks {
    return findingMarks(runRules(model, { today: '2026-01-15' }));
}

/** The views of a model that are not about one context, service or policy. */
function generalViews(model: ArchitectureModel): readonly string[] {
    return viewNames(model).filter((name) => !/^(services|breaker|scenario|trace):/.test(name));
}

describe.each(['shop', 'online-boutique', 'sock-shop', 'train-ticket', 'minimal'])('every view of %s', (name) => {
    it('is well-formed, has no id twice and a rule for each class, and differs in colours alone', async () => {
        const model = await example(name);
        const findings = marksOf(model);
        for (const view of generalViews(model)) {
            const picture = await drawer.place(model, { view, findings });
            // A call is the plain line that all others differ from.
            const flaws = svgFlaws(picture).filter((flaw) => flaw !== 'the class call has no rule');
            expect([view, flaws]).toEqual([view, []]);
            const { tags } = svgFacts(renderSvg(picture, { theme: 'light', legend: true }));
            expect(tags.filter((tag) => tag.name === 'desc')).toHaveLength(1);
            expect(tags[0]?.attributes['aria-label']).not.toBe('');
        }
    }, 60_000);

    it('has everything in its place', async () => {
        const model = await example(name);
        const findings = marksOf(model);
        for (const view of generalViews(model)) {
            const picture = await drawer.place(model, { view, findings });
            if (picture.kind === 'graph') {
                expect([view, pictureFlaws(picture)]).toEqual([view, []]);
            }
        }
    }, 60_000);
});

describe('pictures of any model', () => {
    it('stay in order when some of their frames are folded', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, fc.nat(), fc.boolean(), async (sketch, choice, landscape) => {
                const model = await modelOf(textOf(sketch, 1), { tolerant: true });
                const frames = [...model.contexts, ...model.brokers].map(({ id }) => id);
                const chosen = new Set(frames.filter((_, i) => (choice >> i) % 2 === 1));
                const picture = await drawer.place(model, {
                    view: landscape ? 'landscape' : 'services',
                    ...(landscape ? { opened: chosen } : { folded: chosen }),
                });
                expect(pictureFlaws(picture)).toEqual([]);
            }),
            { numRuns: 15 },
        );
    }, 120_000);

    it('stay small and quick however much is folded in them', async () => {
        const services = Array.from(
            { length: 2000 },
            (_, i) => `service s${i} { query q { calls s${(i * 7 + 1) % 2000}.q  calls Other.o } }`,
        );
        const model = await modelOf(
            `context Big { ${services.join('\n')} }  context Other { service o { query q {} } }`,
        );
        const { svg } = await drawer.draw(model, { view: 'landscape', theme: 'light', legend: true });
        expect(svg.length).toBeLessThan(40_000);
        expect(svg).toContain('>2000<');
        expect(svg).toContain('Big calls Other, 2000 calls');
    }, 60_000);

    it('take names that would break them, in every kind of view', async () => {
        const base = await example('shop');
        const titles = [
            '<script>alert(1)</script>',
            'خدمة الطلبات',
            '📦👩‍👩‍👧‍👦🇬🇧',
            'x'.repeat(10_000),
            'a\u0000b\ud800c',
        ];
        for (const title of titles) {
            const named = <T extends { readonly title?: string }>(elements: readonly T[]) =>
                elements.map((element) => ({ ...element, title }));
            const model: ArchitectureModel = {
                ...base,
                contexts: base.contexts.map((context) => ({ ...context, name: title })),
                services: named(base.services),
                clients: named(base.clients),
                brokers: named(base.brokers),
                teams: named(base.teams),
                releases: named(base.releases),
                meshes: base.meshes.map((mesh) => ({ ...mesh, technology: title })),
                deployments: base.deployments.map((deployment) => ({
                    ...deployment,
                    units: named(deployment.units).map((unit) => ({ ...unit, sidecars: [title], zones: [title] })),
                })),
                migrations: base.migrations.map((migration) => ({
                    ...migration,
                    phases: named(migration.phases).map((phase) => ({
                        ...phase,
                        routes: phase.routes.map((route) => ({ ...route, path: title })),
                    })),
                })),
            };
            for (const view of [
                'landscape',
                'deployment:production',
                'mesh:Main',
                'migration:Strangle:2',
                'migration:Strangle:1..3',
            ]) {
                const { svg } = await drawer.draw(model, { view, theme: 'light', legend: true });
                const [root, ...tags] = svgFacts(svg).tags;
                expect(tags.some((tag) => tag.name === 'script')).toBe(false);
                expect([
                    view,
                    Number(root?.attributes['width']) < 4000,
                    Number(root?.attributes['height']) < 4000,
                ]).toEqual([view, true, true]);
            }
        }
    }, 120_000);
});
