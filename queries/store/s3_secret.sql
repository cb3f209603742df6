create secret files (
    type s3,
    key_id $key,
    secret $secret,
    session_token $token,
    region $region,
    endpoint $endpoint,
    use_ssl $encrypted,
    url_style $style,
    scope $scope
);
