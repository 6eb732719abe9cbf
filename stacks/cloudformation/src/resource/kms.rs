//! `AWS::KMS`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/kms.md")]

use super::define::*;

resource! { "AWS::KMS::Alias" Alias -> AliasName;
require {
    alias_name: String = "AliasName", "1 to 256 characters; a change replaces the resource";
    target_key_id: String = "TargetKeyId", "1 to 256 characters";
}
accept {
}
attributes {
} }

resource! { "AWS::KMS::Key" Key -> KeyId;
require {
}
accept {
    bypass_policy_lockout_safety_check: bool = "BypassPolicyLockoutSafetyCheck";
    description: String = "Description", "0 to 8192 characters";
    enable_key_rotation: bool = "EnableKeyRotation";
    enabled: bool = "Enabled";
    key_policy: Json = "KeyPolicy";
    key_spec: key::KeySpec = "KeySpec";
    key_usage: key::KeyUsage = "KeyUsage";
    multi_region: bool = "MultiRegion";
    origin: key::Origin = "Origin";
    pending_window_in_days: i64 = "PendingWindowInDays", "7 to 30";
    rotation_period_in_days: i64 = "RotationPeriodInDays", "90 to 2560";
    tags: Vec<key::Tag> = "Tags";
}
attributes {
    arn: KeyArn = "Arn";
    key_id: KeyId = "KeyId";
} }

/// What belongs to `AWS::KMS::Key`.
pub mod key {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
enumeration! { KeySpec { SymmetricDefault = "SYMMETRIC_DEFAULT"; Rsa2048 = "RSA_2048"; Rsa3072 = "RSA_3072"; Rsa4096 = "RSA_4096"; EccNistP256 = "ECC_NIST_P256"; EccNistP384 = "ECC_NIST_P384"; EccNistP521 = "ECC_NIST_P521"; EccSecgP256k1 = "ECC_SECG_P256K1"; Hmac224 = "HMAC_224"; Hmac256 = "HMAC_256"; Hmac384 = "HMAC_384"; Hmac512 = "HMAC_512"; Sm2 = "SM2"; MlDsa44 = "ML_DSA_44"; MlDsa65 = "ML_DSA_65"; MlDsa87 = "ML_DSA_87"; EccNistEdwards25519 = "ECC_NIST_EDWARDS25519"; } }
enumeration! { KeyUsage { EncryptDecrypt = "ENCRYPT_DECRYPT"; SignVerify = "SIGN_VERIFY"; GenerateVerifyMac = "GENERATE_VERIFY_MAC"; KeyAgreement = "KEY_AGREEMENT"; } }
enumeration! { Origin { AwsKms = "AWS_KMS"; External = "EXTERNAL"; } }
}
