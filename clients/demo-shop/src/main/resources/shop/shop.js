// The front page: the widget signs the customer in, and the shop's own server has the last word.
const widget = document.querySelector('keyri-sign-in');

widget.addEventListener('keyri-signed-in', ({ detail }) => {
    // What the phone sent, readable to this page only: {account, device}.
    sessionStorage.setItem('device', detail.payload?.device ?? '');
});
widget.addEventListener('keyri-session', ({ detail }) => location.assign(detail.body.next));

document.getElementById('create').addEventListener('click', async () => {
    try {
        const response = await fetch('/accounts', { method: 'POST' });
        if (!response.ok) {
            throw new Error(`HTTP ${response.status}`);
        }
        const { next } = await response.json();
        location.assign(next);
    } catch {
        document.getElementById('trouble').textContent = 'That didn’t work. Check your connection and try again.';
    }
});

if ((await fetch('/customer')).ok) {
    const link = document.getElementById('account-link');
    link.href = '/account';
    link.textContent = 'Your account';
}
