/**
 * The sign-in protocol of Keyri as plain Java: keys, proofs, statements, tokens, the QR link and the sealed payload,
 * the same code on the server and in the clients.
 *
 * <p>What goes over the wire is a published standard; this package takes the strict reading of each and bounds what a
 * stranger can send.
 *
 * <table>
 * <caption>What is where</caption>
 * <tr><th>for</th><th>types</th><th>source</th></tr>
 * <tr><td>bytes and secrets</td><td>{@link com.keyri.protocol.Base64Url}, {@link com.keyri.protocol.Digests},
 *     {@link com.keyri.protocol.MacKey}, {@link com.keyri.protocol.SecretToken},
 *     {@link com.keyri.protocol.MatchingNumber}</td><td>RFC 4648, FIPS 180-4, RFC 2104</td></tr>
 * <tr><td>keys</td><td>{@link com.keyri.protocol.P256}, {@link com.keyri.protocol.EcJwk},
 *     {@link com.keyri.protocol.Thumbprint}, {@link com.keyri.protocol.JwkSet}</td>
 *     <td>RFC 7517, RFC 7518, RFC 7638</td></tr>
 * <tr><td>signatures</td><td>{@link com.keyri.protocol.Es256}, {@link com.keyri.protocol.Es256Signer},
 *     {@link com.keyri.protocol.CompactJws}</td><td>RFC 7515</td></tr>
 * <tr><td>proofs of possession</td><td>{@link com.keyri.protocol.DpopProof},
 *     {@link com.keyri.protocol.DpopExpectation}, {@link com.keyri.protocol.DpopSigner}</td><td>RFC 9449</td></tr>
 * <tr><td>what a device signs</td><td>{@link com.keyri.protocol.Statement} and its five records,
 *     {@link com.keyri.protocol.TransactionText}</td><td>the protocol, RFC 7515, WebAuthn Level 2</td></tr>
 * <tr><td>the QR and the invitation</td><td>{@link com.keyri.protocol.QrLink}, {@link com.keyri.protocol.Binding},
 *     {@link com.keyri.protocol.EnrolmentLink}</td><td>the protocol</td></tr>
 * <tr><td>what the page receives</td><td>{@link com.keyri.protocol.PagePayload},
 *     {@link com.keyri.protocol.SealedPayload}</td><td>RFC 7516, RFC 7518</td></tr>
 * <tr><td>tokens</td><td>{@link com.keyri.protocol.IdTokenClaims}, {@link com.keyri.protocol.IdTokenVerifier},
 *     {@link com.keyri.protocol.LogoutToken}, {@link com.keyri.protocol.LogoutTokenVerifier}</td>
 *     <td>OpenID Connect Core 1.0, Back-Channel Logout 1.0</td></tr>
 * </table>
 *
 * <p>Whatever is refused is a {@link com.keyri.protocol.ProtocolException}, whose message never holds the input.
 * Nothing here knows a wall clock, a network, a database or a container; time is always a parameter.
 */
@NullMarked
package com.keyri.protocol;

import org.jspecify.annotations.NullMarked;
