extension Settings {
    /// How members reach the server, as far as is known: the public address, else the one listened on.
    func siteText(port: Int) -> String {
        if let publicURL { return publicURL.description }
        let name = host.contains(":") ? "[\(host)]" : host == "0.0.0.0" ? "127.0.0.1" : host
        return "\(tls == nil ? "http" : "https")://\(name):\(port)"
    }
}
