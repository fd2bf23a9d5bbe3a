import { describe, expect, it } from 'vitest';
import { isStream, travelsOverHttp } from '../../../../src/model/vocabulary/interactions.ts';

describe('travelsOverHttp', () => {
    it('tells requests that a proxy can repeat from the rest', () => {
        expect(['http', 'GRPC', 'graphql', 'rest'].every(travelsOverHttp)).toBe(true);
        expect(['thrift', 'amqp', 'tcp', 'websocket', 'unheard-of'].some(travelsOverHttp)).toBe(false);
    });
});

describe('isStream', () => {
    it('tells messages on one connection from round trips', () => {
        expect(['websocket', 'SSE', 'rsocket', 'grpc-stream', 'StreamingHttp'].every(isStream)).toBe(true);
        expect(['grpc', 'http', 'kafka', 'sser', ''].some(isStream)).toBe(false);
    });
});
