package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.DeviceState;
import com.keyri.client.User;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an application's server does with its users and their devices. */
@ExtendWith(RunningEar.class)
class UserIT {
    private final Keyri keyri;
    private Shop shop;
    private Phone phone;

    UserIT(Keyri keyri) {
        this.keyri = keyri;
    }

    @BeforeEach
    void enrol() {
        shop = Shop.open(keyri);
        phone = shop.enrol(Shop.newUser());
    }

    @Test
    void shouldShowAUserWithTheirDevices() {
        User user = shop.server().user(phone.userId());
        assertEquals(User.State.ACTIVE, user.state());
        assertEquals(1, user.devices().size());
        assertEquals("First phone", user.devices().get(0).name());
        shop.call("GET", "/api/v1/users/nobody").send().isProblem(404, "not-found");
    }

    @Test
    void shouldTakeEveryUserIdThatTheDocumentAllows() {
        String odd = "A~b:c.d_e-" + Shop.newUser();
        Phone owner = shop.enrol(odd);
        assertEquals(odd, shop.server().user(owner.userId()).userId());
        for (String wrong : new String[] {"a%20b", "a%2Fb", "x".repeat(65)}) {
            shop.call("GET", "/api/v1/users/" + wrong).send().isProblem(404, "not-found");
        }
    }

    @Test
    void shouldLetASuspendedUserDoNothingUntilReactivated() {
        shop.server().changeUser(phone.userId(), User.State.SUSPENDED);
        assertEquals(User.State.SUSPENDED, shop.server().user(phone.userId()).state());
        Claims.of(phone, shop.page().show()).send().isProblem(403, "claim-refused");
        shop.call("POST", "/api/v1/enrolments")
                .json(Map.of("userId", phone.userId(), "label", "Again"))
                .send()
                .isProblem(409, "conflict");
        shop.call("POST", "/api/v1/transactions")
                .json(Map.of("userId", phone.userId(), "nonce", Shop.newNonce(), "text", "Pay"))
                .send()
                .isProblem(409, "conflict");
        shop.server().changeUser(phone.userId(), User.State.ACTIVE);
        assertTrue(shop.page().signIn(phone).idToken().length() > 100);
    }

    @Test
    void shouldEndASuspendedUsersSessions() {
        Page page = shop.page();
        String token = page.signIn(phone).idToken();
        assertTrue(shop.server().introspect(token, null).isPresent());
        shop.server().changeUser(phone.userId(), User.State.SUSPENDED);
        assertTrue(shop.server().introspect(token, null).isEmpty());
        shop.server().changeUser(phone.userId(), User.State.ACTIVE);
        assertTrue(shop.server().introspect(token, null).isEmpty());
    }

    @Test
    void shouldRevokeADeviceForGood() {
        String token = shop.page().signIn(phone).idToken();
        shop.server().revokeDevice(phone.userId(), phone.id());
        assertEquals(
                DeviceState.REVOKED,
                shop.server().user(phone.userId()).devices().get(0).state());
        Claims.of(phone, shop.page().show()).send().isProblem(403, "claim-refused");
        assertTrue(shop.server().introspect(token, null).isEmpty());
        shop.server().revokeDevice(phone.userId(), phone.id());
    }

    @Test
    void shouldRevokeOnlyTheUsersOwnDevice() {
        Phone other = shop.enrol(Shop.newUser());
        String path = "/api/v1/users/" + phone.userId() + "/devices/";
        shop.call("DELETE", path + other.id()).send().isProblem(404, "not-found");
        shop.call("DELETE", path + "dev_01h455vb4pex5vsknk084sn02q").send().isProblem(404, "not-found");
        assertTrue(shop.page().signIn(other).idToken().length() > 100);
    }

    @Test
    void shouldNotKnowAnotherApplicationsUser() {
        for (Shop other : new Shop[] {Shop.openIn(keyri, shop.organizationId()), Shop.open(keyri)}) {
            String path = "/api/v1/users/" + phone.userId();
            other.call("GET", path).send().isProblem(404, "not-found");
            other.call("PATCH", path).json(Map.of("state", "SUSPENDED")).send().isProblem(404, "not-found");
            other.call("DELETE", path + "/devices/" + phone.id()).send().isProblem(404, "not-found");
        }
        assertEquals(User.State.ACTIVE, shop.server().user(phone.userId()).state());
    }

    @Test
    void shouldKeepUsersOfTheSameIdInTwoApplicationsApart() {
        Shop sister = Shop.openIn(keyri, shop.organizationId());
        Phone namesake = sister.enrol(phone.userId());
        sister.server().changeUser(namesake.userId(), User.State.SUSPENDED);
        assertEquals(User.State.ACTIVE, shop.server().user(phone.userId()).state());
        assertEquals(1, shop.server().user(phone.userId()).devices().size());
    }
}
