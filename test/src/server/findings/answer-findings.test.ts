import { TextDocument } from 'langium';
import { afterEach, describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { baselineText } from '../../../../src/project/baseline-file.ts';
import {
    checkProjects,
    findRulePage,
    fixAll,
    listFindings,
    listFixes,
    listRules,
} from '../../../../src/protocol/findings/findings.ts';
import { parseMessage, type RequestMessage } from '../../../../src/protocol/message.ts';
import { recordBaseline } from '../../../../src/rules/baseline.ts';
import { RULES } from '../../../../src/rules/registry.ts';
import { runRules } from '../../../../src/rules/run-rules.ts';
import { modelOf } from '../../../model-of.ts';
import { type Disk, type Editor, openEditor } from '../editor.ts';

const folder = 'memory:/work';
const shop = `${folder}/shop.fbk`;
const mails = `${folder}/mails.fbk`;
const SHOP = `context Ordering {
  service orders { command place { calls Stripe { breaker { opens after 5 failures } } } }
}
external Stripe { slo { latency p99 200ms } }
`;
const MAILS = `context Mailing {
  service mails {
    allow dual-write because "long ago"
    command send { calls Stripe { breaker { opens after 5 failures } } }
  }
}
`;

describe('the list of findings', () => {
    let editor: Editor;
    let disk: Disk;
    afterEach(() => editor.stop());

    async function start(files: Record<string, string> = { [shop]: SHOP, [mails]: MAILS }): Promise<void> {
        disk = new Map(Object.entries(files));
        editor = await openEditor(disk, [folder]);
        await editor.until(() => !disk.has(shop) || editor.status()?.busy === false);
    }

    async function ask<Params, Result>(message: RequestMessage<Params, Result>, params: Params): Promise<Result> {
        return parseMessage(message.method, message.result, await editor.request(message.method, params).answer);
    }

    it('holds what the rules found in files that nobody opened, with the context', async () => {
        await start();
        await editor.until(() => editor.problemsOf(mails).includes('missing-timeout'));
        const { findings, hasModel, hasBaseline, left } = await ask(listFindings, {});
        expect([hasModel, hasBaseline, left]).toEqual([true, false, 0]);
        const timeouts = findings.filter(({ rule }) => rule === 'missing-timeout');
        expect(timeouts.map(({ context, element, isNew }) => [context, element, isNew])).toEqual([
            ['Mailing', 'Mailing.mails.send', false],
            ['Ordering', 'Ordering.orders.place', false],
        ]);
        expect(timeouts[1]?.source).toMatchObject({ uri: shop, range: { start: { line: 1, character: 35 } } });
    });

    it('is empty where there is no model', async () => {
        await start({});
        expect(await ask(listFindings, {})).toEqual({ hasModel: false, hasBaseline: false, findings: [], left: 0 });
    });

    it('marks what is new since the baseline, and what that holds', async () => {
        const known = recordBaseline(runRules(await modelOf(SHOP)));
        await start({
            [shop]: SHOP,
            [mails]: MAILS,
            [`${folder}/firebreak.json`]: '{ "baseline": "baseline.json" }',
            [`${folder}/baseline.json`]: baselineText(known),
        });
        await editor.until(() => editor.problemsOf(mails).includes('missing-timeout'));
        const { findings, hasBaseline } = await ask(listFindings, {});
        expect(hasBaseline).toBe(true);
        const marks = findings
            .filter(({ rule }) => rule === 'missing-timeout')
            .map(({ element, isNew, isKnown }) => [element, isNew, isKnown]);
        expect(marks).toContainEqual(['Mailing.mails.send', true, false]);
        expect(marks).toContainEqual(['Ordering.orders.place', false, true]);
    });

    it('is made anew on demand, with the settings as they are on disk', async () => {
        await start();
        await editor.until(() => editor.problemsOf(mails).includes('missing-timeout'));
        const before = await ask(checkProjects, {});
        expect(before.projects).toBe(1);
        expect(before.errors).toBeGreaterThan(1);
        expect(before).toMatchObject({ warnings: editor.status()?.warnings });
    });

    it('tells what can be mended, and mends all of a rule in all files', async () => {
        await start();
        await editor.until(() => editor.problemsOf(mails).includes('missing-timeout'));
        const { rules } = await ask(listFixes, {});
        expect(rules).toContainEqual({ rule: 'missing-timeout', safe: 0, all: 2 });
        expect(rules).toContainEqual({ rule: 'allow/unused', safe: 1, all: 1 });
        let edit: WorkspaceEdit = {};
        editor.onEdit((made) => {
            edit = made;
            return true;
        });
        expect(await ask(fixAll, { rules: ['missing-timeout'], unsafe: true })).toEqual({
            mended: 2,
            files: 2,
            refused: false,
        });
        for (const [uri, text] of [
            [shop, SHOP],
            [mails, MAILS],
        ] as const) {
            const changed = TextDocument.applyEdits(TextDocument.create('', '', 0, text), edit.changes?.[uri] ?? []);
            expect(changed).toMatch(/timeout 300ms/);
        }
        expect(await ask(fixAll, { rules: ['missing-timeout'], unsafe: false })).toMatchObject({ mended: 0 });
    });

    it('leaves texts alone that cannot be read', async () => {
        await start({ [shop]: SHOP, [mails]: `${MAILS}\ncontext {` });
        await editor.until(() => editor.problemsOf(shop).includes('missing-timeout'));
        editor.onEdit(() => true);
        expect(await ask(fixAll, { rules: ['missing-timeout'], unsafe: true })).toMatchObject({ files: 1 });
    });

    it('knows every rule, and the page of every finding', async () => {
        await start();
        expect((await ask(listRules, {})).rules.map(({ id }) => id)).toEqual(RULES.map(({ meta }) => meta.id));
        expect(await ask(findRulePage, { rule: 'allow/unused' })).toEqual({ page: 'src/rules/allow.md' });
        expect(await ask(findRulePage, { rule: 'org/unowned-service' })).toEqual({
            page: 'src/rules/org/unowned-service.md',
        });
        expect(await ask(findRulePage, { rule: '../../package' })).toEqual({});
    });
});
