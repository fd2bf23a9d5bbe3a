import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { buildProjects, findingsOfRules } from '../../../src/project/build-projects.ts';
import { DEFAULT_CONFIG, readConfig } from '../../../src/project/config/project-config.ts';
import type { ProjectSources } from '../../../src/project/read-project.ts';

/** A project in memory: texts by file name. */
function project(folder: string, texts: Readonly<Record<string, string>>, settings = '{}'): ProjectSources {
    const root = URI.file(`/work/${folder}`);
    const { config, problems } = readConfig(URI.file(`/work/${folder}/firebreak.json`), settings);
    return {
        root,
        config,
        isConfigured: true,
        models: Object.entries(texts).map(([name, text]) => ({ uri: URI.file(`/work/${folder}/${name}`), text })),
        ignored: [],
        problems,
    };
}

describe('buildProjects', () => {
    it('makes one model of all texts, whatever their order', async () => {
        const texts = { 'a.fbk': 'service orders { calls stock }\n', 'b.fbk': 'service stock\n' };
        const turned = { 'b.fbk': texts['b.fbk'], 'a.fbk': texts['a.fbk'] };
        const [first, second] = await buildProjects([project('shop', texts)]).then(async ([built]) => [
            built,
            (await buildProjects([project('shop', turned)]))[0],
        ]);
        expect(first?.model.services.map(({ id }) => id)).toEqual(['orders', 'stock']);
        expect(first?.problems).toEqual([]);
        expect(second?.model).toEqual(first?.model);
    });

    it('lets no project see the names of another, even of one inside it', async () => {
        const [outer, inner] = await buildProjects([
            project('shop', { 'a.fbk': 'service orders { calls stock }\nservice stock\n' }),
            project('shop/inner', { 'b.fbk': 'service stock\nservice audit { calls orders }\n' }),
        ]);
        expect(outer?.problems).toEqual([]);
        expect(inner?.problems).toMatchObject([{ rule: 'link/unknown', element: 'audit' }]);
    });

    it('reports problems of settings and of texts in the order of places', async () => {
        const [built] = await buildProjects([
            project('shop', { 'z.fbk': 'service a { calls b }\n', 'a.fbk': 'service {\n' }, '{ "rulez": {} }'),
        ]);
        const places = built?.problems.map(
            ({ rule, source }) => `${source.uri.split('/').at(-1)} ${rule.split('/')[0]}`,
        );
        expect(places).toEqual(['a.fbk syntax', 'firebreak.json config', 'z.fbk link']);
    });

    it('tells how far it is', async () => {
        const seen: (number | string)[] = [];
        await buildProjects([project('shop', { 'a.fbk': '', 'b.fbk': '' }), project('other', { 'c.fbk': '' })], {
            onParse: (parsed) => void seen.push(parsed),
            onLink: () => seen.push('link'),
        });
        expect(seen).toEqual([0, 1, 2, 'link']);
    });

    it('builds a project without texts', async () => {
        const [built] = await buildProjects([project('empty', {})]);
        expect(built?.model.services).toEqual([]);
        expect(built?.problems).toEqual([]);
    });
});

describe('findingsOfRules', () => {
    it('runs the rules with the settings of the project', async () => {
        const texts = { 'a.fbk': 'service orders { calls stock }\nservice stock\n' };
        const [built] = await buildProjects([project('shop', texts)]);
        const rules = (settings: string) =>
            built
                ? findingsOfRules(built.model, readConfig(URI.file('/x'), settings).config, '2026-01-15').map(
                      ({ rule }) => rule,
                  )
                : [];
        expect(rules('{}')).toContain('wobbly-interaction');
        expect(rules('{ "rules": { "wobbly-interaction": "off" } }')).not.toContain('wobbly-interaction');
        expect(rules('{ "unknownAs": "ignore" }')).toEqual([]);
        expect(DEFAULT_CONFIG.settings.unknownAs).toBe('absent');
    });
});
