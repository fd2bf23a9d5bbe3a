import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../../src/protocol/message.ts';
import { QUESTION_MESSAGES } from '../../../../src/protocol/panel/panel-questions.ts';
import { messageToHost, PANEL_QUESTIONS } from '../../../../src/protocol/panel/to-host.ts';
import { messageToPanel } from '../../../../src/protocol/panel/to-panel.ts';

describe('the messages of the panel', () => {
    it('are read or refused, whatever comes', () => {
        const anything = fc.oneof(
            fc.anything(),
            fc.record({
                type: fc.constantFrom('ask', 'open', 'link', 'answer', 'show', 'cursor', 'act', 'pixels'),
                request: fc.anything(),
            }),
            fc.record({
                type: fc.constant('ask'),
                request: fc.nat(),
                question: fc.constantFrom(...PANEL_QUESTIONS),
                params: fc.anything(),
            }),
        );
        fc.assert(
            fc.property(anything, (message) => {
                expect(typeof messageToHost.safeParse(message).success).toBe('boolean');
                expect(typeof messageToPanel.safeParse(message).success).toBe('boolean');
            }),
            { numRuns: 500 },
        );
    });

    it('are refused as questions and answers with their name when they do not fit', () => {
        fc.assert(
            fc.property(
                fc.constantFrom(...PANEL_QUESTIONS),
                fc.oneof(fc.string(), fc.integer(), fc.array(fc.anything())),
                (question, value) => {
                    const { method, params, result } = QUESTION_MESSAGES[question];
                    expect(() => parseMessage<unknown>(method, params, value)).toThrow(method);
                    expect(() => parseMessage<unknown>(method, result, value)).toThrow(method);
                },
            ),
        );
    });

    it.each([
        [
            'a place before the text',
            {
                type: 'open',
                location: {
                    uri: 'file:///a.fbk',
                    range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } },
                },
            },
        ],
        ['an endless link', { type: 'link', url: 'https://example.org/'.padEnd(5000, 'x') }],
        ['pixels that are none', { type: 'pixels', request: 1, drawn: { png: '<svg>', scale: 1 } }],
        ['a format of its own', { type: 'export', to: 'printer', picture: {} }],
    ])('do not pass with %s', (_, message) => {
        expect(messageToHost.safeParse(message).success).toBe(false);
    });
});
