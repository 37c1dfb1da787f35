/** Secret API keys: made and revoked by the operator, used by an application's server. */
package com.keyri.apikey;
