package com.keyri.test.contract;

import tools.jackson.databind.JsonNode;

/**
 * A part of the document and where it stands, so that its schemas can be found by their address.
 *
 * @param pointer a JSON pointer (RFC 6901), empty for the whole
 * @param node the part
 */
record Located(String pointer, JsonNode node) {
    Located at(String member) {
        return new Located(pointer + "/" + member.replace("~", "~0").replace("/", "~1"), node.path(member));
    }

    Located at(int index) {
        return new Located(pointer + "/" + index, node.path(index));
    }

    boolean exists() {
        return !node.isMissingNode();
    }
}
