import { words } from './word.ts';

/** What a call travels by: `over grpc`. */
export const PROTOCOLS = words({
    http: 'HTTP without further convention',
    https: 'HTTP with TLS',
    http2: 'HTTP/2, several requests on one connection',
    http3: 'HTTP/3 over QUIC',
    rest: 'resources over HTTP',
    grpc: 'remote procedures over HTTP/2 with Protocol Buffers',
    'grpc-web': 'gRPC for browsers',
    connect: 'remote procedures over HTTP, compatible with gRPC',
    twirp: 'remote procedures over HTTP with Protocol Buffers',
    graphql: 'queries over a typed graph, over HTTP',
    odata: 'queries over resources, over HTTP',
    soap: 'XML messages over HTTP',
    'json-rpc': 'remote procedures in JSON',
    'xml-rpc': 'remote procedures in XML over HTTP',
    websocket: 'messages both ways on one connection',
    sse: 'events from the server on one HTTP response',
    rsocket: 'streams with back-pressure, both ways',
    thrift: 'remote procedures with Apache Thrift',
    dubbo: 'remote procedures with Apache Dubbo',
    rmi: 'remote procedures between Java processes',
    tcp: 'bytes on a connection',
    udp: 'datagrams without a connection',
    amqp: 'messages by AMQP, as RabbitMQ and ActiveMQ speak it',
    mqtt: 'messages by MQTT, for devices',
    stomp: 'messages in text by STOMP',
    kafka: "the Kafka broker's own protocol",
    nats: "the NATS broker's own protocol",
    jms: 'messages by the Java API',
    sql: "a database's own protocol",
    redis: 'the protocol of Redis',
    ldap: 'directory look-ups',
    smtp: 'mail',
    ftp: 'file transfer',
    sftp: 'file transfer over SSH',
});

/** Protocols that carry single HTTP requests, which a proxy can see, repeat and cut off. */
const OVER_HTTP: ReadonlySet<string> = new Set([
    'http',
    'https',
    'http2',
    'http3',
    'rest',
    'grpc',
    'grpc-web',
    'connect',
    'twirp',
    'graphql',
    'odata',
    'soap',
    'json-rpc',
    'xml-rpc',
]);

/** Whether a protocol carries single HTTP requests; whatever its case. */
export function travelsOverHttp(protocol: string): boolean {
    return OVER_HTTP.has(protocol.toLowerCase());
}

const STREAMS: ReadonlySet<string> = new Set(['websocket', 'websockets', 'ws', 'wss', 'sse', 'rsocket', 'webrtc']);

/**
 * Whether the messages of a call share one connection and are no round trips: streaming protocols, and any that call
 * themselves so (`grpc-stream`); whatever its case.
 */
export function isStream(protocol: string): boolean {
    const name = protocol.toLowerCase();
    return STREAMS.has(name) || name.includes('stream');
}

/** What ends at the edge: `terminates tls`. */
export const TERMINATED_PROTOCOLS = words({
    tls: 'TLS ends here; behind it the traffic is plain or encrypted anew',
    mtls: 'mutual TLS ends here',
    http2: 'HTTP/2 ends here',
    http3: 'HTTP/3 ends here',
    websocket: 'WebSocket connections end here',
});

/** How callers prove who they are: `authenticates oauth2`. */
export const AUTHENTICATION_METHODS = words({
    oauth2: 'access tokens from an authorisation server',
    oidc: 'OpenID Connect: OAuth 2.0 with an identity',
    jwt: 'signed tokens, checked without asking anybody',
    mtls: 'client certificates',
    'api-key': 'a fixed secret for each client',
    basic: 'user name and password with each request',
    session: 'a session cookie',
    saml: 'assertions of an identity provider in XML',
    hmac: 'each request is signed with a shared secret',
    spiffe: 'workload identities by SPIFFE',
    iam: 'signed requests with the identities of a cloud provider',
});

/** What a limit is counted by: `limits 500/s per client`. */
export const LIMIT_KEYS = words({
    client: 'each calling application by itself',
    user: 'each user by themselves',
    tenant: 'each tenant by itself',
    'api-key': 'each key by itself',
    ip: 'each address by itself',
    route: 'each path by itself',
    instance: 'each replica of the callee by itself',
});

/** Who gets the next request: `balances least-requests`. */
export const BALANCING_STRATEGIES = words({
    'round-robin': 'each replica in turn',
    random: 'any replica',
    'least-requests': 'the replica with the fewest requests under way',
    'power-of-two': 'the less busy of two drawn at random',
    'consistent-hash': 'the same key goes to the same replica',
    weighted: 'shares by weight',
});

/** How often a message arrives: `delivery at-least-once`. */
export const DELIVERY_GUARANTEES = words({
    'at-least-once': 'none is lost, some come twice',
    'at-most-once': 'none comes twice, some are lost',
    'exactly-once': 'each has its effect once, where broker and consumer both support it',
});

/** What happens when a topic or queue is full: `overflow drop`. */
export const OVERFLOW_ACTIONS = words({
    drop: 'new messages are lost',
    'drop-oldest': 'the oldest messages are lost',
    reject: 'the publisher is told no',
    block: 'the publisher waits',
});

/** What is handed on from a request to those it causes: `propagates w3c, deadlines`. */
export const PROPAGATION_FORMATS = words({
    w3c: 'trace context by the W3C recommendation (traceparent)',
    baggage: 'key and value pairs by the W3C recommendation',
    b3: 'trace context as Zipkin writes it',
    jaeger: 'trace context as Jaeger used to write it',
    xray: 'trace context as AWS X-Ray writes it',
    datadog: 'trace context as Datadog writes it',
    'correlation-id': 'one id for everything that a request causes',
    deadlines: 'the time that is left for the whole request',
    tenant: 'on whose behalf it all happens',
});

/** Whether traffic in a mesh is encrypted on both sides: `mtls strict`. */
export const MTLS_MODES = words({
    strict: 'only encrypted traffic is taken',
    permissive: 'plain traffic is taken too',
    none: 'traffic is plain',
});
