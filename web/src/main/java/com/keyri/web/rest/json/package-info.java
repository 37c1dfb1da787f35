/** JSON on the wire: read strictly, written without nulls. */
package com.keyri.web.rest.json;
