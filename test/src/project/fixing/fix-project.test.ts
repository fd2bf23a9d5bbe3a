import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../../../language/format/format-text.ts';
import { buildProjects } from '../../../../src/project/build-projects.ts';
import { DEFAULT_CONFIG } from '../../../../src/project/config/project-config.ts';
import { type FixOptions, fixProject } from '../../../../src/project/fixing/fix-project.ts';
import { language } from '../../../syntax-of.ts';

const OPTIONS: FixOptions = { today: '2026-01-15', unsafe: true, isAskedFor: () => true };

async function fixed(texts: string | Readonly<Record<string, string>>, options: Partial<FixOptions> = {}) {
    const files = Object.entries(typeof texts === 'string' ? { 'a.fbk': texts } : texts);
    const [project] = await buildProjects([
        {
            root: URI.parse('file:///project'),
            config: DEFAULT_CONFIG,
            isConfigured: true,
            models: files.map(([name, text]) => ({ uri: URI.parse(`file:///project/${name}`), text })),
            ignored: [],
            problems: [],
        },
    ]);
    if (!project) {
        throw new Error('There is no project.');
    }
    const { changes, ...rest } = await fixProject(project, { ...OPTIONS, ...options });
    return {
        ...rest,
        texts: Object.fromEntries(changes.map(({ uri, after }) => [uri.slice('file:///project/'.length), after])),
    };
}

const UNUSED = 'allow chatty-call because "of old"';

describe('fixProject', () => {
    it('applies what is safe, and nothing else unless told to', async () => {
        const text = `service a {\n  ${UNUSED}\n  calls b\n}\nservice b\n`;
        const { texts, applied } = await fixed(text, { unsafe: false });
        expect(texts).toEqual({ 'a.fbk': 'service a {\n  calls b\n}\nservice b\n' });
        expect(applied).toBe(1);
    });

    it('goes on until nothing is left to fix, though several fixes want the same place', async () => {
        const { texts, project } = await fixed('service a { calls b }\nservice b\n');
        expect(texts['a.fbk']).toMatch(/calls b \{.*timeout.*\}/);
        expect(texts['a.fbk']).toMatch(/calls b \{.*breaker.*\}/);
        expect(project.problems).toEqual([]);
    });

    it('changes only the files that were asked for, and mends only their findings', async () => {
        const texts = { 'a.fbk': `service a { ${UNUSED} }\n`, 'b.fbk': `service b { ${UNUSED} }\n` };
        const outcome = await fixed(texts, { isAskedFor: (uri) => uri.endsWith('/b.fbk') });
        expect(Object.keys(outcome.texts)).toEqual(['b.fbk']);
    });

    it('leaves files with syntax errors alone', async () => {
        const texts = { 'a.fbk': `service a { ${UNUSED} }\nservice {\n`, 'b.fbk': `service b { ${UNUSED} }\n` };
        expect(Object.keys((await fixed(texts)).texts)).toEqual(['b.fbk']);
    });

    it('leaves texts formatted that were, however much a line comes to hold', async () => {
        const calls = ['b', 'c', 'd'].map((name) => `    calls ${name}  // the one called ${name}\n`).join('');
        const text = `service a { ${UNUSED} }\nservice e {\n  command go {\n${calls}  }\n}\nservice b\nservice c\nservice d {}\n`;
        expect(formatText(language, text)).toBe(text);
        const { texts, applied } = await fixed(text);
        expect(applied).toBeGreaterThan(1);
        const mended = String(texts['a.fbk']);
        expect(mended).toContain('service a {}');
        expect(mended).toBe(formatText(language, mended));
    });

    it('keeps line endings', async () => {
        const { texts } = await fixed(`service a {\r\n  ${UNUSED}\r\n  owner x\r\n}\r\nteam x\r\n`, { unsafe: false });
        expect(texts['a.fbk']).toBe('service a {\r\n  owner x\r\n}\r\nteam x\r\n');
    });

    it('has nothing more to do the second time', async () => {
        const once = await fixed(
            'service a { calls b  calls c }\nservice b { store s  query q { reads s } }\nservice c { calls b }\n',
        );
        expect(once.applied).toBeGreaterThan(1);
        const twice = await fixed(once.texts);
        expect(twice.texts).toEqual({});
        expect(twice.applied).toBe(0);
    });
});
