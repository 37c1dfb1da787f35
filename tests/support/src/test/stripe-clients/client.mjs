// node client.mjs ADDRESS KEY SECRET: stripe-node against the stand-in; prints what it saw, one fact a line.
import Stripe from 'stripe';

const [address, key, secret] = process.argv.slice(2);
const { hostname: host, port } = new URL(address);
const stripe = new Stripe(key, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
const say = (fact, value) => console.log(`${fact}: ${JSON.stringify(value)}`);
const refusal = async (fact, call) => {
    try {
        await call();
        say(fact, 'no refusal');
    } catch (error) {
        say(fact, [error.type, error.code ?? null, error.statusCode]);
    }
};

const customer = await stripe.customers.create({ payment_method: 'pm_card_visa' });
const meter = await stripe.billing.meters.create({
    display_name: 'Sign-ins',
    event_name: 'node_sign_ins',
    default_aggregation: { formula: 'sum' },
});
const product = await stripe.products.create({ name: 'Plan' });
const flat = (amount) =>
    stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: amount, recurring: { interval: 'month' } });
const [small, big] = [await flat(1000), await flat(5000)];
const usage = await stripe.prices.create({
    product: product.id,
    currency: 'eur',
    recurring: { interval: 'month', usage_type: 'metered', meter: meter.id },
    billing_scheme: 'tiered',
    tiers_mode: 'graduated',
    tiers: [
        { up_to: 100, unit_amount: 0 },
        { up_to: 'inf', unit_amount_decimal: '0.5' },
    ],
    expand: ['tiers'],
});
say('tiers', usage.tiers.map(({ up_to, unit_amount_decimal }) => [up_to, String(unit_amount_decimal)]));

const begun = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: small.id }, { price: usage.id }],
    expand: ['latest_invoice'],
});
say('begun', [begun.status, begun.latest_invoice.status, begun.latest_invoice.total, begun.items.data.length]);
const changed = await stripe.subscriptions.update(begun.id, {
    items: [{ id: begun.items.data[0].id, price: big.id }],
    proration_behavior: 'always_invoice',
    payment_behavior: 'pending_if_incomplete',
});
const invoice = await stripe.invoices.retrieve(changed.latest_invoice);
say('changed', [changed.items.data[0].price.id === big.id, invoice.lines.data.map(({ amount }) => amount)]);

const event = { event_name: meter.event_name, identifier: 'one', payload: { stripe_customer_id: customer.id, value: '150' } };
const once = { idempotencyKey: 'the same' };
const first = await stripe.billing.meterEvents.create(event, once);
const again = await stripe.billing.meterEvents.create(event, once);
say('repeated', [first.identifier === again.identifier, again.lastResponse.headers['idempotent-replayed']]);

await refusal('identifier of before', () => stripe.billing.meterEvents.create(event));
await refusal('another call', () => stripe.billing.meterEvents.create({ ...event, identifier: 'two' }, once));
await refusal('no such subscription', () => stripe.subscriptions.retrieve('sub_nothing'));
await refusal('no such parameter', () => stripe.subscriptions.update(begun.id, { colour: 'red' }));
await refusal('nobody', () => new Stripe('sk_test_nobody', { host, port, protocol: 'http' }).customers.list());

const types = new Set();
for await (const { type } of stripe.events.list({ limit: 3 })) {
    types.add(type);
}
say('events', ['customer.subscription.updated', 'invoice.paid', 'price.created'].every((type) => types.has(type)));

const body = process.env.SIGNED_BODY;
say('signed there', stripe.webhooks.constructEvent(body, process.env.SIGNATURE, secret).type);
say('signed here', stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: 1700000000 }));
