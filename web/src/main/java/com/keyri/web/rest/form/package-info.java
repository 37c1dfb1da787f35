/** Form bodies, as OAuth endpoints take them. */
package com.keyri.web.rest.form;
