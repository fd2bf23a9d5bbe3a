import { describe, expect, it } from 'vitest';
import { createMailbox } from '../../../../src/extension/panel/mailbox.ts';
import type { MessageToPanel } from '../../../../src/protocol/panel/to-panel.ts';

function box(first?: string) {
    const sent: MessageToPanel[] = [];
    return { sent, mailbox: createMailbox((message) => void sent.push(message), first) };
}

const changed: MessageToPanel = { type: 'changed', project: 'p' };
const act: MessageToPanel = { type: 'act', action: 'fit' };

describe('the mailbox of a panel', () => {
    it('keeps what is to be done until there is a page, and drops what the page finds out by itself', () => {
        const { sent, mailbox } = box();
        mailbox.post(act);
        mailbox.tell(changed);
        mailbox.show('file:///a.fbk', 'services');
        expect(sent).toEqual([]);
        mailbox.open();
        expect(sent).toEqual([{ type: 'show', uri: 'file:///a.fbk', view: 'services' }, act]);
        mailbox.tell(changed);
        expect(sent.at(-1)).toEqual(changed);
    });

    it('leaves the view to a page that is made anew: the person may have gone elsewhere', () => {
        const { sent, mailbox } = box();
        mailbox.show('file:///a.fbk', 'services');
        mailbox.open();
        mailbox.close();
        mailbox.post(act);
        mailbox.open();
        expect(sent.slice(1)).toEqual([{ type: 'show', uri: 'file:///a.fbk' }, act]);
    });

    it('begins with the document of a kept state, wherever that went meanwhile', () => {
        const { sent, mailbox } = box('file:///old/a.fbk');
        mailbox.move('file:///other', 'file:///elsewhere');
        mailbox.move('file:///old', 'file:///new');
        mailbox.move('file:///new/a', 'file:///wrong');
        mailbox.open();
        expect(sent).toEqual([{ type: 'show', uri: 'file:///new/a.fbk' }]);
        mailbox.move('file:///new/a.fbk', 'file:///new/b.fbk');
        expect(sent.at(-1)).toEqual({ type: 'moved', from: 'file:///new/a.fbk', to: 'file:///new/b.fbk' });
    });

    it('keeps no more than a page can be asked to do at once', () => {
        const { sent, mailbox } = box();
        for (let i = 0; i < 1000; i++) {
            mailbox.post(act);
        }
        mailbox.open();
        expect(sent.length).toBe(100);
    });
});
