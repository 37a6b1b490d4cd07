/// A self-signed certificate for `localhost` and its key, good for a hundred years and for nothing but tests.
enum Certificate {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUdzWoQ7BvGPBYaeCOYNWLcqHszTcwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzExNDgzN1oYDzIxMjYxMDMw
        MTE0ODM3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAATCsURczHaxTHN1AkPf9BX2xd0MH7TC6HzMKOQVX2TabW8zNUjLKh3a
        0AOxp2qrrfUtdvdd7oh5UsCwaUx1Fbmro28wbTAdBgNVHQ4EFgQUYOj6P4kdbg3U
        BK7sLD9NvOAuzX0wHwYDVR0jBBgwFoAUYOj6P4kdbg3UBK7sLD9NvOAuzX0wDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSAAwRQIgCXxM0Heu0+vjjyhwq4hLormDPnQJxDdWZXgctX8e/m4CIQD7
        p9f82nej944HFESAnQ/P7sEu4m/J5hfBEiIKJsa25A==
        -----END CERTIFICATE-----
        """

    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgi5OmzhEa44HtkcpM
        FhUiAmR+GOld3MQbyBZkQyTJb9uhRANCAATCsURczHaxTHN1AkPf9BX2xd0MH7TC
        6HzMKOQVX2TabW8zNUjLKh3a0AOxp2qrrfUtdvdd7oh5UsCwaUx1Fbmr
        -----END PRIVATE KEY-----
        """
}
