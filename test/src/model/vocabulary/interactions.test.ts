import { describe, expect, it } from 'vitest';
import { travelsOverHttp } from '../../../../src/model/vocabulary/interactions.ts';

describe('travelsOverHttp', () => {
    it('tells requests that a proxy can repeat from the rest', () => {
        expect(['http', 'GRPC', 'graphql', 'rest'].every(travelsOverHttp)).toBe(true);
        expect(['thrift', 'amqp', 'tcp', 'websocket', 'unheard-of'].some(travelsOverHttp)).toBe(false);
    });
});
