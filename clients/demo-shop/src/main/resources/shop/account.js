// The account page: a first phone for a new customer, more phones later, and a payment that the phone approves.
const at = (id) => document.getElementById(id);

function open(place, panel) {
    at(place).replaceChildren(at(panel).content.cloneNode(true));
    at(place).scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    return at(place).firstElementChild;
}

async function load() {
    const response = await fetch('/customer');
    if (!response.ok) {
        location.replace('/#sign-in');
        return;
    }
    const { name, isNew, hasPaid } = await response.json();
    const device = sessionStorage.getItem('device');
    at('greeting').textContent = `Welcome, ${name}`;
    at('how').textContent = isNew
        ? 'One step is left: without a connected phone you can’t come back to this account.'
        : device
          ? `You signed in with “${device}”.`
          : 'You are signed in.';
    at('first-phone').hidden = !isNew;
    at('order').hidden = isNew;
    at('phones').hidden = isNew;
    at('paid').hidden = !hasPaid;
    at('pay').hidden = hasPaid;
    at('account').hidden = false;
    if (isNew) {
        open('first-place', 'enrol-panel').addEventListener('keyri-enrolled', () => setTimeout(load, 1500));
    }
}

at('enrol').addEventListener('click', () => open('enrol-place', 'enrol-panel'));

at('pay').addEventListener('click', () => {
    at('pay').hidden = true;
    open('pay-place', 'pay-panel').addEventListener('keyri-session', ({ target }) => {
        at('paid').hidden = false;
        // The card says "Approved" for a moment; then the basket says that it is paid.
        setTimeout(() => target.remove(), 4000);
    });
});

at('sign-out').addEventListener('click', async () => {
    sessionStorage.removeItem('device');
    await fetch('/sign-out', { method: 'POST' });
    location.assign('/');
});

await load();
