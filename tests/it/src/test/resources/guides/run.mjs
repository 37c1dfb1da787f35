// Hands each example to the guide's function.
import { readFileSync } from 'node:fs';
import { verifySignIn } from './verify.mjs';

const users = [];
for (const { idToken, proof, nonce, address, text } of JSON.parse(readFileSync(0, 'utf8'))) {
    try {
        users.push((await verifySignIn({ idToken, proof, nonce, address, text: text ?? undefined })).sub);
    } catch (refusal) {
        console.error(String(refusal));
        users.push('');
    }
}
console.log(JSON.stringify(users));
